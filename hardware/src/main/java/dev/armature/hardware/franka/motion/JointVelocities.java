package dev.armature.hardware.franka.motion;

/// How fast the joints shall move.
public final class JointVelocities {

    /// In rad/s.
    public final double[] dq = new double[7];

    /// Set to end the motion with this value.
    public boolean motionFinished;
}
