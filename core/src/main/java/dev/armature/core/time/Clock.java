package dev.armature.core.time;

/// The time on which all loops run: monotonic nanoseconds with an arbitrary origin.
///
/// Real loops use [#realTime()] or [#system()]; tests and the twin use a [ManualClock], so that the same loop
/// runs in lock-step with a simulation, faster than real time and repeatable.
public interface Clock {

    /// The present, in nanoseconds of this clock.
    long nanoTime();

    /// Returns at `deadlineNanos` or as soon after it as the clock can; at once when it has passed.
    ///
    /// @param deadlineNanos time on this clock in nanoseconds
    void sleepUntil(long deadlineNanos);

    /// The machine's monotonic clock.
    static Clock system() {
        return SystemClock.INSTANCE;
    }

    /// The machine's monotonic clock, for loops whose every tick must begin in time: the time of [#system()], but it
    /// wakes nearer to the deadline. An interrupt ends a sleep within 10 ms, not at once.
    ///
    /// @throws IllegalStateException when this JVM's time is not Linux's CLOCK_MONOTONIC
    static Clock realTime() {
        return NanosleepClock.INSTANCE;
    }
}
