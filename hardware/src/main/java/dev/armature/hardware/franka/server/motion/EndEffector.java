package dev.armature.hardware.franka.server.motion;

import dev.armature.controller.arm.ArmModel;
import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.Transform;
import org.ejml.data.DMatrixRMaj;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// Where the client's end effector is for given joints, and how it moves with them. Allocates nothing after
/// construction.
final class EndEffector {

    private final ArmModel model;
    private final Frames frames;
    private final RigidBodyTransform X_BN = new RigidBodyTransform();
    private final double[] O_T_NE = new double[16];
    private final double[] O_T_F = new double[16];

    /// Pose of EE in the base.
    final double[] O_T_EE = new double[16];

    /// 6×7, linear before angular, in O's axes.
    final DMatrixRMaj J;

    /// @param robot whose own end effector is NE
    EndEffector(RobotDescription robot, Frames frames) {
        this.frames = frames;
        model = new ArmModel(robot);
        J = new DMatrixRMaj(6, robot.dof());
    }

    /// Moves on to `q` in rad and `dq` in rad/s.
    void update(double[] q, double[] dq) {
        model.update(q, dq);
        model.pose(X_BN);
        Transform.set(X_BN, O_T_NE);
        Transform.multiply(O_T_NE, frames.NE_T_F, O_T_F);
        Transform.multiply(O_T_F, frames.F_T_EE, O_T_EE);
        model.jacobian(J);
        shift(O_T_EE[12] - O_T_NE[12], O_T_EE[13] - O_T_NE[13], O_T_EE[14] - O_T_NE[14]);
    }

    /// The dynamics at the joints of the last [#update].
    ArmModel model() {
        return model;
    }

    /// From NE's origin to EE's: v_EE = v_NE + ω × r.
    private void shift(double rx, double ry, double rz) {
        double[] j = J.data;
        int n = J.numCols;
        for (int i = 0; i < n; i++) {
            double wx = j[3 * n + i];
            double wy = j[4 * n + i];
            double wz = j[5 * n + i];
            j[i] += wy * rz - wz * ry;
            j[n + i] += wz * rx - wx * rz;
            j[2 * n + i] += wx * ry - wy * rx;
        }
    }
}
