package dev.armature.controller.smooth;

import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import java.util.Arrays;

/// The target that keeps an arm where it is.
final class Targets {

    private Targets() {}

    static void stay(RobotState state, Setpoint out) {
        out.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, out.q_d, 0, out.q_d.length);
        Arrays.fill(out.dq_d, 0);
        out.gripperWidth = state.gripperWidth;
        out.timeNanos = state.timeNanos;
    }
}
