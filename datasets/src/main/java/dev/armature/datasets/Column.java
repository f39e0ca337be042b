package dev.armature.datasets;

import java.util.Arrays;

/// All values of one feature, frame after frame, row-major: `rows × width` numbers in one array.
///
/// Floats are kept as `float[]`, doubles as `double[]`, whole numbers and booleans (1 and 0) as `long[]`. Asking for
/// the kept kind gives the array itself, another kind a converted copy.
public final class Column {

    private static final float[] NO_FLOATS = {};
    private static final double[] NO_DOUBLES = {};
    private static final long[] NO_LONGS = {};

    private final Feature feature;
    private final int rows;
    private final float[] floats;
    private final double[] doubles;
    private final long[] longs;

    private Column(Feature feature, int rows, float[] floats, double[] doubles, long[] longs) {
        this.feature = feature;
        this.rows = rows;
        this.floats = floats;
        this.doubles = doubles;
        this.longs = longs;
        long size = (long) floats.length + doubles.length + longs.length;
        if (size != (long) rows * feature.width()) {
            throw new IllegalArgumentException(
                    feature.key() + ": " + size + " values for " + rows + " frames of " + feature.width());
        }
    }

    /// A column of a `float32` feature over `values`, which it keeps.
    public static Column of(Feature feature, float[] values) {
        return new Column(feature, values.length / feature.width(), values, NO_DOUBLES, NO_LONGS);
    }

    /// A column of a `float64` feature over `values`, which it keeps.
    public static Column of(Feature feature, double[] values) {
        return new Column(feature, values.length / feature.width(), NO_FLOATS, values, NO_LONGS);
    }

    /// A column of a whole-number or boolean feature over `values`, which it keeps.
    public static Column of(Feature feature, long[] values) {
        return new Column(feature, values.length / feature.width(), NO_FLOATS, NO_DOUBLES, values);
    }

    /// Key, type, shape and names.
    public Feature feature() {
        return feature;
    }

    /// Number of frames.
    public int rows() {
        return rows;
    }

    /// Elements a frame.
    public int width() {
        return feature.width();
    }

    /// All values as floats; beyond 2²⁴ whole numbers lose digits.
    public float[] floats() {
        if (feature.type() == FeatureType.FLOAT32) {
            return floats;
        }
        float[] out = new float[doubles.length + longs.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) at(i);
        }
        return out;
    }

    /// All values as doubles; beyond 2⁵³ whole numbers lose digits.
    public double[] doubles() {
        if (feature.type() == FeatureType.FLOAT64) {
            return doubles;
        }
        double[] out = new double[floats.length + longs.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = at(i);
        }
        return out;
    }

    /// All values as whole numbers; true is 1.
    ///
    /// @throws IllegalStateException when the feature has fractions
    public long[] longs() {
        if (!feature.type().whole()) {
            throw new IllegalStateException(
                    feature.key() + " is " + feature.type().word() + ", not whole numbers");
        }
        return longs;
    }

    /// Value `i` of the flat array.
    public double at(int i) {
        return switch (feature.type()) {
            case FLOAT32 -> floats[i];
            case FLOAT64 -> doubles[i];
            default -> longs[i];
        };
    }

    /// Frames `from` to before `to`, copied.
    public Column rows(int from, int to) {
        int start = from * width();
        int end = to * width();
        return switch (feature.type()) {
            case FLOAT32 -> of(feature, Arrays.copyOfRange(floats, start, end));
            case FLOAT64 -> of(feature, Arrays.copyOfRange(doubles, start, end));
            default -> of(feature, Arrays.copyOfRange(longs, start, end));
        };
    }
}
