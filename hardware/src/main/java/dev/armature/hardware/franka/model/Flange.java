package dev.armature.hardware.franka.model;

import dev.armature.core.robot.RobotDescription;
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
        columns(X_FE, out);
        return out;
    }

    /// Writes a pose as all of FCI does. Allocates nothing.
    ///
    /// @param out 4 × 4, column-major; overwritten
    public static void columns(RigidBodyTransform X, double[] out) {
        out[0] = X.getM00();
        out[1] = X.getM10();
        out[2] = X.getM20();
        out[4] = X.getM01();
        out[5] = X.getM11();
        out[6] = X.getM21();
        out[8] = X.getM02();
        out[9] = X.getM12();
        out[10] = X.getM22();
        out[12] = X.getM03();
        out[13] = X.getM13();
        out[14] = X.getM23();
        out[3] = 0;
        out[7] = 0;
        out[11] = 0;
        out[15] = 1;
    }
}
