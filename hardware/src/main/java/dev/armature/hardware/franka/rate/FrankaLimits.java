package dev.armature.hardware.franka.rate;

/// The limits that libfranka 0.9.2 keeps for a Panda: the robot's own, less a margin, and for velocities less
/// what three lost packets may add.
public final class FrankaLimits {

    /// The robot's period in s.
    public static final double DELTA_T = 1e-3;

    private static final double EPS = 1e-3;
    private static final double TOLERATED_PACKETS = 3.0;

    /// Torque rate of each joint in N·m/s.
    public static final double TORQUE_RATE = 1000 - EPS;

    /// Of each joint, in rad/s, rad/s² and rad/s³.
    public static final JointRateLimit JOINTS = new JointRateLimit(
            of(2.1750, 15.0, 7500),
            of(2.1750, 7.5, 3750),
            of(2.1750, 10.0, 5000),
            of(2.1750, 12.5, 6250),
            of(2.6100, 15.0, 7500),
            of(2.6100, 20.0, 10000),
            of(2.6100, 20.0, 10000));

    /// Of the hand's translation, in m/s, m/s² and m/s³.
    public static final RateLimit TRANSLATION = of(2.0, 13.0, 6500);

    /// Of the hand's rotation, in rad/s, rad/s² and rad/s³.
    public static final RateLimit ROTATION = of(2.5, 25.0, 12500);

    /// Of the elbow, in rad/s, rad/s² and rad/s³.
    public static final RateLimit ELBOW = of(2.1750, 10.0, 5000);

    private FrankaLimits() {}

    private static RateLimit of(double velocity, double acceleration, double jerk) {
        double maxAcceleration = acceleration - EPS;
        return new RateLimit(
                velocity - EPS - TOLERATED_PACKETS * DELTA_T * maxAcceleration, maxAcceleration, jerk - EPS);
    }
}
