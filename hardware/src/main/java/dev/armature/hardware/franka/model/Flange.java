package dev.armature.hardware.franka.model;

import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.Transform;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// Where tools are screwed on: the frame F that everything beyond the arm is told in.
public final class Flange {

    /// From link 7 along its z, in m. F is not turned against link 7.
    public static final double OFFSET = 0.107;

    private Flange() {}

    /// Pose of the end effector in F: 4 × 4, column-major.
    public static double[] F_T_EE(RobotDescription robot) {
        RigidBodyTransform X_FE = new RigidBodyTransform(robot.X_LE());
        X_FE.getTranslation().subZ(OFFSET);
        double[] out = new double[16];
        Transform.set(X_FE, out);
        return out;
    }
}
