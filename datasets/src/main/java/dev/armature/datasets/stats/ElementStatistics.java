package dev.armature.datasets.stats;

/// The statistics of one series of numbers.
///
/// Quantiles come from a histogram of 5000 equal bins over the range, linear within the bin, as LeRobot counts them;
/// the error is at most one bin.
final class ElementStatistics {

    private static final int BINS = 5000;
    private static final double MARGIN = 1e-10;

    private final double min;
    private final double max;
    private final double mean;
    private final double std;
    private final int[] histogram = new int[BINS];
    private final int count;

    private ElementStatistics(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (double x : values) {
            low = Math.min(low, x);
            high = Math.max(high, x);
            sum += x;
        }
        this.count = values.length;
        this.min = low;
        this.max = high;
        this.mean = sum / count;
        double squares = 0;
        for (double x : values) {
            squares += (x - mean) * (x - mean);
            histogram[bin(x)]++;
        }
        this.std = Math.sqrt(squares / count);
    }

    /// @param values at least one; not modified
    static ElementStatistics of(double[] values) {
        return new ElementStatistics(values);
    }

    double get(Statistic statistic) {
        return switch (statistic) {
            case MIN -> min;
            case MAX -> max;
            case MEAN -> mean;
            case STD -> std;
            case Q01, Q10, Q50, Q90, Q99 -> quantile(statistic.quantile());
        };
    }

    /// With a single number LeRobot gives that number for each quantile.
    private double quantile(double q) {
        if (count == 1) {
            return mean;
        }
        double target = q * count;
        long below = 0;
        for (int i = 0; i < BINS; i++) {
            long upTo = below + histogram[i];
            if (upTo >= target) {
                return i == 0 ? edge(0) : edge(i) + (target - below) / histogram[i] * (edge(i + 1) - edge(i));
            }
            below = upTo;
        }
        return edge(BINS);
    }

    private double edge(int i) {
        double low = min - MARGIN;
        return low + (max + MARGIN - low) * i / BINS;
    }

    private int bin(double x) {
        double low = min - MARGIN;
        double span = max + MARGIN - low;
        return span > 0 ? Math.clamp((int) ((x - low) / span * BINS), 0, BINS - 1) : 0;
    }
}
