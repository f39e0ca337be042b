package dev.armature.datasets.internal;

import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import java.util.Arrays;

/// Numbers appended one by one without boxing: floats, doubles, or longs for whole numbers and booleans.
public final class GrowingColumn {

    /// Which of the three arrays holds the numbers.
    public enum Kind {
        /// `float[]`.
        FLOAT,
        /// `double[]`.
        DOUBLE,
        /// `long[]`.
        LONG
    }

    private static final int FIRST_CAPACITY = 256;

    private final Kind kind;
    private float[] floats;
    private double[] doubles;
    private long[] longs;
    private int size;

    /// An empty column.
    public GrowingColumn(Kind kind) {
        this.kind = kind;
        this.floats = new float[kind == Kind.FLOAT ? FIRST_CAPACITY : 0];
        this.doubles = new double[kind == Kind.DOUBLE ? FIRST_CAPACITY : 0];
        this.longs = new long[kind == Kind.LONG ? FIRST_CAPACITY : 0];
    }

    /// The kind in which [Column] keeps `feature`.
    public static Kind kindOf(Feature feature) {
        return switch (feature.type()) {
            case FLOAT32 -> Kind.FLOAT;
            case FLOAT64 -> Kind.DOUBLE;
            default -> Kind.LONG;
        };
    }

    /// What the array holds.
    public Kind kind() {
        return kind;
    }

    /// How many numbers were appended.
    public int size() {
        return size;
    }

    /// Appends to a column of floats (rounded) or doubles.
    public void add(double value) {
        if (kind == Kind.FLOAT) {
            if (size == floats.length) {
                floats = Arrays.copyOf(floats, size * 2);
            }
            floats[size++] = (float) value;
        } else {
            if (size == doubles.length) {
                doubles = Arrays.copyOf(doubles, size * 2);
            }
            doubles[size++] = value;
        }
    }

    /// Appends to a column of longs.
    public void add(long value) {
        if (size == longs.length) {
            longs = Arrays.copyOf(longs, size * 2);
        }
        longs[size++] = value;
    }

    /// Appends the first `count` numbers of `other`, converted to this kind.
    public void addAll(GrowingColumn other, int count) {
        if (kind != other.kind) {
            for (int i = 0; i < count; i++) {
                if (kind == Kind.LONG) {
                    add((long) other.at(i));
                } else {
                    add(other.at(i));
                }
            }
            return;
        }
        int capacity = Math.max(size + count, 2 * size);
        switch (kind) {
            case FLOAT -> {
                floats = size + count > floats.length ? Arrays.copyOf(floats, capacity) : floats;
                System.arraycopy(other.floats, 0, floats, size, count);
            }
            case DOUBLE -> {
                doubles = size + count > doubles.length ? Arrays.copyOf(doubles, capacity) : doubles;
                System.arraycopy(other.doubles, 0, doubles, size, count);
            }
            case LONG -> {
                longs = size + count > longs.length ? Arrays.copyOf(longs, capacity) : longs;
                System.arraycopy(other.longs, 0, longs, size, count);
            }
        }
        size += count;
    }

    /// Forgets all numbers from `newSize` on.
    public void cutTo(int newSize) {
        size = Math.min(size, newSize);
    }

    /// Number `i`, rounded to the nearest double.
    public double at(int i) {
        return switch (kind) {
            case FLOAT -> floats[i];
            case DOUBLE -> doubles[i];
            case LONG -> longs[i];
        };
    }

    /// Number `i` of a column of longs.
    public long longAt(int i) {
        return longs[i];
    }

    /// All longs.
    public long[] toLongs() {
        return Arrays.copyOf(longs, size);
    }

    /// The numbers as the values of `feature`, converted to its type.
    public Column toColumn(Feature feature) {
        return switch (kindOf(feature)) {
            case FLOAT -> Column.of(feature, toFloats());
            case DOUBLE -> Column.of(feature, toDoubles());
            case LONG -> Column.of(feature, toLongs());
        };
    }

    private float[] toFloats() {
        if (kind == Kind.FLOAT) {
            return Arrays.copyOf(floats, size);
        }
        float[] out = new float[size];
        for (int i = 0; i < size; i++) {
            out[i] = (float) at(i);
        }
        return out;
    }

    /// All numbers as doubles.
    public double[] toDoubles() {
        if (kind == Kind.DOUBLE) {
            return Arrays.copyOf(doubles, size);
        }
        double[] out = new double[size];
        for (int i = 0; i < size; i++) {
            out[i] = at(i);
        }
        return out;
    }
}
