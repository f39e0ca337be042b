package dev.armature.core.time;

/// A clock that moves only when told to: simulated time.
///
/// [#sleepUntil(long)] jumps to the deadline, so a loop written for real time runs on it as fast as it computes.
/// One thread drives it; others may read it.
public final class ManualClock implements Clock {

    private volatile long nanos;

    /// A clock that stands at `startNanos`.
    public ManualClock(long startNanos) {
        this.nanos = startNanos;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
        if (deadlineNanos - nanos > 0) {
            nanos = deadlineNanos;
        }
    }

    /// Moves forward by `durationNanos` (≥ 0).
    ///
    /// @throws IllegalArgumentException when the duration is negative
    public void advance(long durationNanos) {
        if (durationNanos < 0) {
            throw new IllegalArgumentException("time cannot go back by " + -durationNanos + " ns");
        }
        sleepUntil(nanos + durationNanos);
    }
}
