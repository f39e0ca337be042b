package dev.armature.hardware.franka.motion;

/// How fast the end effector shall move.
public final class CartesianVelocities {

    /// Twist of the end effector in the base's axes: 3 in m/s, 3 in rad/s.
    public final double[] O_dP_EE = new double[6];

    /// Position of joint 3 in rad, and the sign of joint 4's bend, 1 or -1; both zero to leave the elbow to
    /// the robot.
    public final double[] elbow = new double[2];

    /// Set to end the motion with this value.
    public boolean motionFinished;
}
