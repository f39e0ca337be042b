package dev.armature.hardware.franka.server;

import java.util.Locale;

/// How a served robot's time goes while a motion runs. Otherwise it goes with the clock.
public enum Pacing {
    /// 1 kHz on the clock, as a robot: a command that is not there when its millisecond ends is lost.
    REAL_TIME,
    /// Each millisecond waits for its command: repeatable, as fast as both sides compute, nothing lost on a busy
    /// machine.
    LOCK_STEP,
    /// Lock-step, but never faster than the clock: for clients that look at their own clock.
    LOCK_STEP_CAPPED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
