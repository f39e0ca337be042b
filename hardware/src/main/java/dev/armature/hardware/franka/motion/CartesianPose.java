package dev.armature.hardware.franka.motion;

/// Where the end effector shall be.
public final class CartesianPose {

    /// Pose of the end effector in the base, 4×4 column-major, in m.
    public final double[] O_T_EE = new double[16];

    /// Position of joint 3 in rad, and the sign of joint 4's bend, 1 or -1; both zero to leave the elbow to
    /// the robot.
    public final double[] elbow = new double[2];

    /// Set to end the motion with this value.
    public boolean motionFinished;
}
