package dev.armature.controller.loop;

import dev.armature.core.time.Clock;

/// Ticks at a rate on a clock. A tick that is not done when the next one is due misses whole periods: they are skipped,
/// never made up for in a burst. Allocates nothing.
public final class Pacer {

    private final Clock clock;
    private final long periodNanos;
    private long dueNanos;

    /// @param periodNanos time between ticks in ns, > 0
    public Pacer(Clock clock, long periodNanos) {
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("a period of " + periodNanos + " ns must be > 0");
        }
        this.clock = clock;
        this.periodNanos = periodNanos;
    }

    /// The first tick begins now.
    public void start() {
        dueNanos = clock.nanoTime();
    }

    /// A tick is done: waits for the next one.
    ///
    /// @return how many periods the tick has missed, 0 when it was done in time
    public long await() {
        dueNanos += periodNanos;
        long behind = clock.nanoTime() - dueNanos;
        long missed = behind > 0 ? 1 + behind / periodNanos : 0;
        dueNanos += missed * periodNanos;
        clock.sleepUntil(dueNanos);
        return missed;
    }
}
