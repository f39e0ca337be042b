package dev.armature.core.robot;

/// What the end effector must never exceed, in the base frame.
///
/// @param velocity translation in m/s
/// @param acceleration translation in m/s²
/// @param jerk translation in m/s³
/// @param angularVelocity rotation in rad/s
/// @param angularAcceleration rotation in rad/s²
/// @param angularJerk rotation in rad/s³
public record CartesianLimits(
        double velocity,
        double acceleration,
        double jerk,
        double angularVelocity,
        double angularAcceleration,
        double angularJerk) {}
