package dev.armature.hardware.franka.rate;

import static dev.armature.hardware.franka.rate.FrankaLimits.DELTA_T;

/// A [RateLimit] for each joint. Allocates nothing.
public final class JointRateLimit {

    private final RateLimit[] joints;

    /// @param joints the limit of each, from the base on
    public JointRateLimit(RateLimit... joints) {
        this.joints = joints.clone();
    }

    /// The limit of joint `i`, from 0.
    public RateLimit joint(int i) {
        return joints[i];
    }

    /// Bounds joint velocities.
    ///
    /// @param dq commanded, in rad/s; overwritten
    /// @param last commanded a period ago; not modified
    /// @param lastAcceleration commanded a period ago, in rad/s²; not modified
    public void velocities(double[] dq, double[] last, double[] lastAcceleration) {
        for (int i = 0; i < joints.length; i++) {
            dq[i] = joints[i].velocity(dq[i], last[i], lastAcceleration[i]);
        }
    }

    /// Bounds joint positions.
    ///
    /// @param q commanded, in rad; overwritten
    /// @param last commanded a period ago; not modified
    /// @param lastVelocity commanded a period ago, in rad/s; not modified
    /// @param lastAcceleration commanded a period ago, in rad/s²; not modified
    public void positions(double[] q, double[] last, double[] lastVelocity, double[] lastAcceleration) {
        for (int i = 0; i < joints.length; i++) {
            q[i] = joints[i].position(q[i], last[i], lastVelocity[i], lastAcceleration[i]);
        }
    }

    /// Bounds the change of joint torques to [FrankaLimits#TORQUE_RATE].
    ///
    /// @param tau commanded, in N·m; overwritten
    /// @param last that the robot reports to follow; not modified
    public static void torques(double[] tau, double[] last) {
        double max = FrankaLimits.TORQUE_RATE;
        for (int i = 0; i < tau.length; i++) {
            double rate = (tau[i] - last[i]) / DELTA_T;
            tau[i] = last[i] + Math.max(Math.min(rate, max), -max) * DELTA_T;
        }
    }
}
