package dev.armature.datasets.stats;

import dev.armature.datasets.Column;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// The statistics of one feature: of each element its smallest, largest and mean value, its spread and quantiles.
///
/// Over one episode they come from its values. Over several they are merged: mean and spread exactly, by the parallel
/// variance formula of Chan, Golub and LeVeque (1979); of quantiles only bounds are kept, as LeRobot does: the
/// smallest of the lower ones, the largest of the upper ones, and for the median the mean weighted by frames.
public final class FeatureStatistics {

    private final long count;
    private final Map<Statistic, double[]> values;

    /// @param count number of frames, positive
    /// @param values of each statistic one value an element; a statistic that is not known is left out
    /// @throws IllegalArgumentException when nothing was counted or the lengths differ
    public FeatureStatistics(long count, Map<Statistic, double[]> values) {
        if (count <= 0 || values.isEmpty()) {
            throw new IllegalArgumentException("statistics of nothing");
        }
        this.count = count;
        this.values = new EnumMap<>(values);
        int width = this.values.values().iterator().next().length;
        if (this.values.values().stream().anyMatch(v -> v.length != width)) {
            throw new IllegalArgumentException("statistics of different widths");
        }
    }

    /// Counts frames `from` to before `to` of `column`, at least one.
    public static FeatureStatistics of(Column column, int from, int to) {
        int width = column.width();
        int rows = to - from;
        Map<Statistic, double[]> values = new EnumMap<>(Statistic.class);
        for (Statistic s : Statistic.values()) {
            values.put(s, new double[width]);
        }
        double[] element = new double[rows];
        for (int e = 0; e < width; e++) {
            for (int row = 0; row < rows; row++) {
                element[row] = column.at((from + row) * width + e);
            }
            ElementStatistics counted = ElementStatistics.of(element);
            for (Map.Entry<Statistic, double[]> entry : values.entrySet()) {
                entry.getValue()[e] = counted.get(entry.getKey());
            }
        }
        return new FeatureStatistics(rows, values);
    }

    /// Number of frames.
    public long count() {
        return count;
    }

    /// How many elements a frame has.
    public int width() {
        return values.values().iterator().next().length;
    }

    /// Whether `statistic` is known.
    public boolean has(Statistic statistic) {
        return values.containsKey(statistic);
    }

    /// `statistic` of each element, copied.
    ///
    /// @throws IllegalArgumentException when it is not known
    public double[] get(Statistic statistic) {
        double[] found = values.get(statistic);
        if (found == null) {
            throw new IllegalArgumentException(statistic.word() + " was not counted");
        }
        return found.clone();
    }

    /// The smallest value of each element.
    public double[] min() {
        return get(Statistic.MIN);
    }

    /// The largest value of each element.
    public double[] max() {
        return get(Statistic.MAX);
    }

    /// The mean of each element.
    public double[] mean() {
        return get(Statistic.MEAN);
    }

    /// The standard deviation of each element.
    public double[] std() {
        return get(Statistic.STD);
    }

    /// The statistics of these frames and `other`'s together; of quantiles only bounds.
    ///
    /// @throws IllegalArgumentException when the frames of `other` have another width
    public FeatureStatistics merge(FeatureStatistics other) {
        if (width() != other.width()) {
            throw new IllegalArgumentException(
                    "statistics of " + width() + " and " + other.width() + " elements cannot be merged");
        }
        long total = count + other.count;
        Map<Statistic, double[]> out = new EnumMap<>(Statistic.class);
        for (Statistic s : Statistic.values()) {
            if (has(s) && other.has(s)) {
                out.put(s, new double[width()]);
            }
        }
        for (Map.Entry<Statistic, double[]> entry : out.entrySet()) {
            for (int e = 0; e < entry.getValue().length; e++) {
                entry.getValue()[e] = merged(entry.getKey(), other, e, total);
            }
        }
        return new FeatureStatistics(total, out);
    }

    private double merged(Statistic s, FeatureStatistics other, int e, long total) {
        double a = value(s, e);
        double b = other.value(s, e);
        double share = (double) other.count / total;
        return switch (s) {
            case MIN, Q01, Q10 -> Math.min(a, b);
            case MAX, Q90, Q99 -> Math.max(a, b);
            case MEAN, Q50 -> a + (b - a) * share;
            case STD -> {
                double apart = other.value(Statistic.MEAN, e) - value(Statistic.MEAN, e);
                yield Math.sqrt(a * a * (1 - share) + b * b * share + apart * apart * share * (1 - share));
            }
        };
    }

    private double value(Statistic s, int e) {
        double[] found = values.get(s);
        return found == null ? Double.NaN : found[e];
    }

    /// Whether count, smallest, largest, mean and spread agree within `tolerance` times the element's magnitude.
    /// Quantiles are left out: they are bounds here, and other programs bound them in other ways.
    public boolean agrees(FeatureStatistics other, double tolerance) {
        if (count != other.count || width() != other.width()) {
            return false;
        }
        for (Statistic s : Statistic.values()) {
            for (int e = 0; !s.isQuantile() && has(s) && other.has(s) && e < width(); e++) {
                double scale = Math.max(1e-6, Math.max(Math.abs(value(s, e)), Math.abs(other.value(s, e))));
                if (has(Statistic.MIN) && has(Statistic.MAX)) {
                    scale = Math.max(scale, Math.abs(value(Statistic.MIN, e)));
                    scale = Math.max(scale, Math.abs(value(Statistic.MAX, e)));
                }
                if (!(Math.abs(value(s, e) - other.value(s, e)) <= tolerance * scale)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("count " + count);
        values.forEach((s, v) -> text.append(", ").append(s.word()).append(' ').append(Arrays.toString(v)));
        return text.toString();
    }
}
