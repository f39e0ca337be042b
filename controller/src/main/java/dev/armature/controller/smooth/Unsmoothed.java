package dev.armature.controller.smooth;

import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;

/// Hands targets through.
final class Unsmoothed implements TargetSmoother {

    static final Unsmoothed INSTANCE = new Unsmoothed();

    private Unsmoothed() {}

    @Override
    public void reset(RobotState state) {
        // there is nothing to remember
    }

    @Override
    public Status smooth(long nowNanos, Setpoint target, Setpoint out) {
        if (!target.finite()) {
            return Status.NOT_FINITE;
        }
        out.copyFrom(target);
        return Status.OK;
    }
}
