package dev.armature.hardware.franka.plant;

import dev.armature.controller.arm.ArmModel;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// Where an arm will be when it goes on with the acceleration that it has. The pose follows the joints.
/// Allocates only at construction.
final class Foresight {

    private static final double PERIOD = 1e-3;

    private final ArmModel model;
    private final RobotState last;
    private final double[] ddqMax;
    private final double[] ddq;
    private final RigidBodyTransform X_BE_model = new RigidBodyTransform();
    private final RigidBodyTransform X_BE_foreseen = new RigidBodyTransform();
    private boolean moved;

    Foresight(RobotDescription robot) {
        model = new ArmModel(robot);
        last = new RobotState(robot.dof());
        ddq = new double[robot.dof()];
        ddqMax = new double[robot.dof()];
        for (int i = 0; i < ddqMax.length; i++) {
            ddqMax[i] = robot.joints().get(i).ddq();
        }
    }

    /// Forgets how the arm moved.
    void reset() {
        moved = false;
    }

    /// Takes a state that has come.
    ///
    /// @param periods since the one before, ≥ 1
    void update(RobotState state, long periods) {
        for (int i = 0; i < ddq.length; i++) {
            double acceleration = moved ? (state.dq[i] - last.dq[i]) / (periods * PERIOD) : 0;
            // measured velocities are noisy; no joint accelerates more than this
            ddq[i] = Math.clamp(acceleration, -ddqMax[i], ddqMax[i]);
        }
        last.copyFrom(state);
        moved = true;
    }

    /// Foresees the state `periods` after the last that came.
    ///
    /// @param out overwritten, but for its time
    void foresee(long periods, RobotState out) {
        double t = periods * PERIOD;
        for (int i = 0; i < ddq.length; i++) {
            out.q[i] = last.q[i] + last.dq[i] * t + ddq[i] * t * t / 2;
            out.dq[i] = last.dq[i] + ddq[i] * t;
            out.tau_J[i] = last.tau_J[i];
        }
        model.update(last.q, last.dq);
        model.pose(X_BE_model);
        model.update(out.q, out.dq);
        model.pose(X_BE_foreseen);
        // the robot's end effector may be another than the model's: only the way is the model's
        out.X_BE.set(X_BE_foreseen);
        out.X_BE.multiplyInvertOther(X_BE_model);
        out.X_BE.multiply(last.X_BE);
        out.gripperWidth = last.gripperWidth;
    }
}
