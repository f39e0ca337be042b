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
        double angularJerk) {

    /// @throws IllegalArgumentException when a bound is not positive
    public CartesianLimits {
        if (!(velocity > 0
                && acceleration > 0
                && jerk > 0
                && angularVelocity > 0
                && angularAcceleration > 0
                && angularJerk > 0)) {
            throw new IllegalArgumentException("Cartesian limits must be positive, not " + velocity + ", "
                    + acceleration + ", " + jerk + " and " + angularVelocity + ", " + angularAcceleration + ", "
                    + angularJerk);
        }
    }
}
