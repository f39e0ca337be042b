package dev.armature.controller.law;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.RobotState;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import java.util.List;
import java.util.Random;

/// A Panda whose torques may jump, so that a law's formula is seen without its rate limit; and states of it.
final class Unbounded {

    static final RobotDescription PANDA = panda();

    private Unbounded() {}

    private static RobotDescription panda() {
        RobotDescription p = Panda.description();
        List<JointLimits> joints = p.joints().stream()
                .map(j -> new JointLimits(j.qMin(), j.qMax(), j.dq(), j.ddq(), j.dddq(), j.tau(), 1e12))
                .toList();
        return new RobotDescription(
                p.name(), joints, p.links(), p.hand(), p.X_LE(), p.cartesian(), p.home(), p.gripperWidthMax());
    }

    /// A state within 0.3 rad of home, far from singularities and joint ends.
    static RobotState nearHome(Random random, double speed) {
        RobotState state = new RobotState(7);
        for (int i = 0; i < 7; i++) {
            state.q[i] = PANDA.home().get(i) + random.nextDouble(-0.3, 0.3);
            state.dq[i] = speed * random.nextDouble(-1, 1);
        }
        pose(state);
        return state;
    }

    /// Makes the pose that of the joints.
    static void pose(RobotState state) {
        ArmModel model = new ArmModel(PANDA);
        model.update(state.q, state.dq);
        model.pose(state.X_BE);
    }
}
