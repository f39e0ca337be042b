package dev.armature.hardware.franka.motion;

/// Where the joints shall be.
public final class JointPositions {

    /// In rad.
    public final double[] q = new double[7];

    /// Set to end the motion with this value.
    public boolean motionFinished;
}
