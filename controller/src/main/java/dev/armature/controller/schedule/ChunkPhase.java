package dev.armature.controller.schedule;

/// What a [ChunkScheduler] is doing.
public enum ChunkPhase {
    /// No chunk has come yet, or the first step of the newest one is not due.
    EMPTY,
    /// A step of a chunk is due.
    RUNNING,
    /// The chunk has ended and none has followed: rates go down to zero, positions stay.
    DECELERATING,
    /// The chunk has ended long enough ago for everything to have come to rest.
    HOLDING
}
