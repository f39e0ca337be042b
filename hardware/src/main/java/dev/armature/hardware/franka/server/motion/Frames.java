package dev.armature.hardware.franka.server.motion;

import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.Transform;
import dev.armature.hardware.franka.model.Flange;

/// The frames at the arm's end: flange F, nominal end effector NE, end effector EE, stiffness frame K. Poses
/// as [Transform]s.
public final class Frames {

    /// Set in Desk on a robot; here the end effector of the robot as it is described.
    public final double[] F_T_NE;

    /// Set by the client.
    public final double[] NE_T_EE = Transform.identity();

    /// Follows from the two before.
    public final double[] F_T_EE;

    /// Set by the client.
    public final double[] EE_T_K = Transform.identity();

    /// From NE to F; constant.
    final double[] NE_T_F = new double[16];

    /// The frames of `robot`, with EE where its end effector is.
    public Frames(RobotDescription robot) {
        F_T_NE = Flange.F_T_EE(robot);
        F_T_EE = F_T_NE.clone();
        Transform.invert(F_T_NE, NE_T_F);
    }

    /// Puts EE elsewhere.
    ///
    /// @return whether the pose is rigid; otherwise nothing has changed
    public boolean setEndEffector(double[] pose) {
        if (!Transform.isRigid(pose)) {
            return false;
        }
        System.arraycopy(pose, 0, NE_T_EE, 0, pose.length);
        Transform.multiply(F_T_NE, NE_T_EE, F_T_EE);
        return true;
    }

    /// Puts K elsewhere.
    ///
    /// @return whether the pose is rigid; otherwise nothing has changed
    public boolean setStiffnessFrame(double[] pose) {
        if (!Transform.isRigid(pose)) {
            return false;
        }
        System.arraycopy(pose, 0, EE_T_K, 0, pose.length);
        return true;
    }
}
