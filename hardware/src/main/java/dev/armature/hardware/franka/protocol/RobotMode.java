package dev.armature.hardware.franka.protocol;

/// What the robot is doing. The order is the wire's.
public enum RobotMode {
    /// Anything else, such as joints unlocked without FCI.
    OTHER,
    /// Ready.
    IDLE,
    /// A motion is running.
    MOVE,
    /// Somebody moves it by hand.
    GUIDING,
    /// Stopped by an error; waits for automatic error recovery.
    REFLEX,
    /// Stopped by the user's switch.
    USER_STOPPED,
    /// Automatic error recovery is running.
    AUTOMATIC_ERROR_RECOVERY
}
