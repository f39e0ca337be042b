package dev.armature.hardware.franka.protocol;

/// What makes torques of the motion. The order is the wire's.
public enum ControllerMode {
    /// The robot's joint impedance.
    JOINT_IMPEDANCE,
    /// The robot's Cartesian impedance.
    CARTESIAN_IMPEDANCE,
    /// The client's torques.
    EXTERNAL_CONTROLLER,
    /// None.
    OTHER
}
