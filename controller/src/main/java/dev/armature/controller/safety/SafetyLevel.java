package dev.armature.controller.safety;

/// The rungs of the ladder, mildest first.
public enum SafetyLevel {
    /// Commands pass, bounded by the limits.
    RUN,
    /// The arm decelerates and holds its position. Ends by itself when good commands come again.
    HOLD,
    /// Torques only take speed away, or go to zero when the state cannot be trusted. Steps down to [#HOLD] by itself
    /// when the arm rests and the cause is gone.
    SAFE_STOP,
    /// As [#SAFE_STOP], latched until an operator recovers.
    FAULT
}
