package dev.armature.core;

/// Actions for the steps to come: `horizon × dim` floats, the time of the first, and the period between them.
///
/// Allocated once and filled by a policy. Row `i` is meant for `startNanos + i · periodNanos`.
public final class ActionChunk {

    private final ActionSpec spec;
    private final int horizon;
    private final long periodNanos;
    private final float[] values;
    private long startNanos;

    /// A chunk of zeros.
    ///
    /// @param horizon rows, > 0
    /// @param periodNanos time between rows in nanoseconds, > 0
    public ActionChunk(ActionSpec spec, int horizon, long periodNanos) {
        if (horizon <= 0 || periodNanos <= 0) {
            throw new IllegalArgumentException("horizon " + horizon + " and period " + periodNanos + " ns must be > 0");
        }
        this.spec = spec;
        this.horizon = horizon;
        this.periodNanos = periodNanos;
        this.values = new float[horizon * spec.dim()];
    }

    /// What one row is.
    public ActionSpec spec() {
        return spec;
    }

    /// How many rows there are.
    public int horizon() {
        return horizon;
    }

    /// Time between rows in nanoseconds.
    public long periodNanos() {
        return periodNanos;
    }

    /// When row 0 is meant for: the capture time of the observation it came from, in nanoseconds of the loop's clock.
    public long startNanos() {
        return startNanos;
    }

    /// Says when row 0 is meant for.
    public void setStartNanos(long nanos) {
        startNanos = nanos;
    }

    /// All rows, row-major; the array itself, not a copy.
    public float[] values() {
        return values;
    }

    /// Dimension `dim` of row `row`.
    public float get(int row, int dim) {
        return values[row * spec.dim() + dim];
    }

    /// Sets dimension `dim` of row `row`.
    public void set(int row, int dim, float value) {
        values[row * spec.dim() + dim] = value;
    }

    /// Whether every number is finite. One that is not spoils the whole chunk.
    public boolean finite() {
        for (float x : values) {
            if (!Float.isFinite(x)) {
                return false;
            }
        }
        return true;
    }

    /// Takes over rows and start time of a chunk of the same shape.
    public void copyFrom(ActionChunk other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
        startNanos = other.startNanos;
    }
}
