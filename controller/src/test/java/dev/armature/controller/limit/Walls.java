package dev.armature.controller.limit;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.RobotState;

/// Walls of the joints alone, without barriers.
final class Walls {

    private static final Barriers NONE = new Barriers(7, 0);

    private Walls() {}

    static boolean limit(JointWalls walls, RobotState state, double[] tau, double[] low, double[] high) {
        ArmModel model = new ArmModel(Panda.description());
        model.update(state.q, state.dq);
        return walls.limit(model, state, NONE, true, tau, low, high);
    }
}
