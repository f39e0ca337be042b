package dev.armature.controller.safety;

/// Why the filter did not pass a command as it was. Several can hold at once: [#bit()] makes a set of them.
public enum SafetyReason {
    /// A torque or the gripper's width was NaN or infinite, or the law said that its input was.
    COMMAND_NOT_FINITE,
    /// No set-point has come yet.
    SETPOINT_MISSING,
    /// The set-point is older than allowed.
    SETPOINT_STALE,
    /// The set-point's time lies in the future.
    SETPOINT_EARLY,
    /// Who gives the set-points has died, or does not answer any more.
    HEARTBEAT_MISSING,
    /// The state held a NaN or an infinity.
    STATE_NOT_FINITE,
    /// The state's time stands still, or the state is older than allowed.
    STATE_STALE,
    /// A joint is beyond its end.
    POSITION_LIMIT,
    /// A joint is faster than its top speed.
    VELOCITY_LIMIT,
    /// The law said that something is broken.
    LAW_FAULT,
    /// Somebody asked for a stop.
    STOP_ASKED,
    /// A wall before a joint's end or top speed changed the torque.
    WALL,
    /// Torque or torque rate were bounded.
    TORQUE_LIMIT,
    /// The arm is near itself or an obstacle and is slowed toward it.
    COLLISION_SLOW,
    /// The arm is nearer to itself or an obstacle than it may be, and comes nearer still.
    COLLISION_STOP,
    /// The arm is near a singular pose and is slowed toward it.
    SINGULARITY_SLOW,
    /// The arm is nearer to a singular pose than it may be, and comes nearer still.
    SINGULARITY_STOP,
    /// The end effector is near the end of its workspace and is slowed toward it.
    WORKSPACE_SLOW,
    /// The end effector is beyond its workspace, and goes farther.
    WORKSPACE_STOP;

    /// This reason as a set of one.
    public int bit() {
        return 1 << ordinal();
    }

    /// Whether this reason is in the set `reasons`.
    public boolean in(int reasons) {
        return (reasons & bit()) != 0;
    }
}
