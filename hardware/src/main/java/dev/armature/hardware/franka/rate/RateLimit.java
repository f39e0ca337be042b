package dev.armature.hardware.franka.rate;

import static dev.armature.hardware.franka.rate.FrankaLimits.DELTA_T;

/// Bounds on the velocity, acceleration and jerk of one coordinate. First the jerk is bounded, then the
/// acceleration, so that it can still be brought to zero before the velocity is reached.
///
/// @param velocity in units/s
/// @param acceleration in units/s²
/// @param jerk in units/s³
public record RateLimit(double velocity, double acceleration, double jerk) {

    /// @throws IllegalArgumentException when a bound is not positive
    public RateLimit {
        if (!(velocity > 0 && acceleration > 0 && jerk > 0)) {
            throw new IllegalArgumentException(
                    "limits are > 0, not " + velocity + ", " + acceleration + " and " + jerk);
        }
    }

    /// These, all scaled.
    RateLimit times(double factor) {
        return new RateLimit(factor * velocity, factor * acceleration, factor * jerk);
    }

    /// The velocity nearest to `commanded` that the limits allow.
    ///
    /// @param commanded in units/s, finite
    /// @param lastVelocity commanded a period ago, in units/s
    /// @param lastAcceleration commanded a period ago, in units/s²
    public double velocity(double commanded, double lastVelocity, double lastAcceleration) {
        double commandedJerk = ((commanded - lastVelocity) / DELTA_T - lastAcceleration) / DELTA_T;
        double wanted = lastAcceleration + Math.max(Math.min(commandedJerk, jerk), -jerk) * DELTA_T;
        double most = Math.min(jerk / acceleration * (velocity - lastVelocity), acceleration);
        double least = Math.max(jerk / acceleration * (-velocity - lastVelocity), -acceleration);
        return lastVelocity + Math.max(Math.min(wanted, most), least) * DELTA_T;
    }

    /// The position nearest to `commanded` that the limits allow.
    ///
    /// @param commanded in units, finite
    /// @param lastPosition commanded a period ago, in units
    /// @param lastVelocity as above
    /// @param lastAcceleration as above
    public double position(double commanded, double lastPosition, double lastVelocity, double lastAcceleration) {
        return lastPosition + velocity((commanded - lastPosition) / DELTA_T, lastVelocity, lastAcceleration) * DELTA_T;
    }
}
