package dev.armature.hardware.franka.protocol;

/// How a gripper answers, 2 bytes. The order is the wire's.
public enum GripperStatus {
    /// Done; for Connect, the versions fit.
    SUCCESS,
    /// Something is wrong; for Connect, the versions do not fit.
    FAIL,
    /// It moved, but did not reach what was asked: nothing between the fingers, no vacuum.
    UNSUCCESSFUL,
    /// Stopped by another request.
    ABORTED
}
