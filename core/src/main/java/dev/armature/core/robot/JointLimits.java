package dev.armature.core.robot;

/// What one joint must never exceed.
///
/// @param qMin lower end in rad
/// @param qMax upper end in rad
/// @param dq velocity in rad/s, either sign
/// @param ddq acceleration in rad/s², either sign
/// @param dddq jerk in rad/s³, either sign
/// @param tau torque in N·m, either sign
/// @param dtau torque rate in N·m/s, either sign
public record JointLimits(double qMin, double qMax, double dq, double ddq, double dddq, double tau, double dtau) {

    /// @throws IllegalArgumentException when the range is empty or a bound is not positive
    public JointLimits {
        if (!(qMin < qMax && dq > 0 && ddq > 0 && dddq > 0 && tau > 0 && dtau > 0)) {
            throw new IllegalArgumentException("joint limits must be positive and qMin " + qMin + " < qMax " + qMax);
        }
    }
}
