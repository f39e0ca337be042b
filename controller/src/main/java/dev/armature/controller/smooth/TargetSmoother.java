package dev.armature.controller.smooth;

import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;

/// Makes of targets that come now and then one target for every tick.
public interface TargetSmoother {

    /// Starts from where the arm is.
    void reset(RobotState state);

    /// One tick: moves on toward `target`. Allocates nothing, never throws.
    ///
    /// @param nowNanos the loop's clock
    /// @param target the newest; not modified
    /// @param out overwritten with this tick's target and with `target`'s time and sequence
    /// @return [Status#OK]; [Status#LIMITED] when a bound acted; [Status#NOT_FINITE] when `target` was not
    ///     finite and `out` stays where it was
    Status smooth(long nowNanos, Setpoint target, Setpoint out);

    /// No smoothing: every target at once. For laws that filter their target themselves.
    static TargetSmoother none() {
        return Unsmoothed.INSTANCE;
    }
}
