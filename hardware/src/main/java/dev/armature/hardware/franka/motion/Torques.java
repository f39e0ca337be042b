package dev.armature.hardware.franka.motion;

/// What the joints shall exert. The robot adds gravity and friction.
public final class Torques {

    /// In N·m.
    public final double[] tau_J = new double[7];

    /// Set to end the motion with this value.
    public boolean motionFinished;
}
