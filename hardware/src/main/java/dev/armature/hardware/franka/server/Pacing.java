package dev.armature.hardware.franka.server;

import java.util.Locale;

/// How a served robot's time goes while a motion runs. Otherwise it goes with the clock.
public enum Pacing {
    /// 1 kHz on the clock, as a robot: a command that is not there when its millisecond ends is lost.
    REAL_TIME,
    /// Each millisecond from a motion's first command to its end waits for its own command, as long as
    /// [ServerSettings#patienceMillis()]; only then is it lost. As fast as both sides compute, and
    /// repeatable: while none is lost, the same commands from the same state give the same states. How many
    /// milliseconds pass before the first command and between motions is a matter of the clock.
    LOCK_STEP,
    /// Lock-step, but never faster than the clock: for clients that look at their own clock.
    LOCK_STEP_CAPPED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
