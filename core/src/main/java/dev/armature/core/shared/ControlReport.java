package dev.armature.core.shared;

/// What the control process says of itself each tick. Allocated once, filled in place.
public final class ControlReport {

    /// When, in nanoseconds of the machine's monotonic clock.
    public long timeNanos;

    /// The rung of the safety filter's ladder: 0 runs, 1 holds, 2 stops safely, 3 is a latched fault.
    public int level;

    /// Why, as a set of the safety filter's reasons.
    public int reasons;

    /// How many ticks there were.
    public long ticks;

    /// How many periods were missed.
    public long overruns;

    /// How many ticks were not in the lowest rung.
    public long held;

    /// Which policy process is listened to, counted from 1; 0 for none.
    public long serving;
}
