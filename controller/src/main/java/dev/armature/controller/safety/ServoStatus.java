package dev.armature.controller.safety;

/// What an arm's surroundings do to its motion, in MoveIt Servo's words and numbers.
public enum ServoStatus {
    /// The state cannot be trusted.
    INVALID(-1),
    /// Nothing is near.
    NO_WARNING(0),
    /// Slower, because a singularity comes nearer.
    DECELERATE_FOR_APPROACHING_SINGULARITY(1),
    /// No nearer to a singularity.
    HALT_FOR_SINGULARITY(2),
    /// On the way out of a singularity.
    DECELERATE_FOR_LEAVING_SINGULARITY(3),
    /// Slower, because the arm, an obstacle or the workspace's end is near.
    DECELERATE_FOR_COLLISION(4),
    /// No nearer to the arm, an obstacle or the workspace's end.
    HALT_FOR_COLLISION(5),
    /// A joint is near its end or its top speed, and no farther.
    JOINT_BOUND(6);

    private final int code;

    ServoStatus(int code) {
        this.code = code;
    }

    /// The number that MoveIt Servo publishes.
    public int code() {
        return code;
    }
}
