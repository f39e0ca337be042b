package dev.armature.hardware.franka.rate;

import static dev.armature.hardware.franka.rate.FrankaLimits.DELTA_T;

/// Bounds on a hand's twist, on the lengths of its linear and its angular part. Allocates nothing.
///
/// @param translation in m
/// @param rotation in rad
public record TwistLimit(RateLimit translation, RateLimit rotation) {

    /// A Panda's.
    public static final TwistLimit PANDA = new TwistLimit(FrankaLimits.TRANSLATION, FrankaLimits.ROTATION);

    /// Shorter than this a vector has no direction.
    static final double NORM_EPS = Math.ulp(1.0);

    /// Bounds a twist.
    ///
    /// @param twist commanded, linear before angular, finite; overwritten
    /// @param last commanded a period ago; not modified
    /// @param lastAcceleration commanded a period ago; not modified
    public void limit(double[] twist, double[] last, double[] lastAcceleration) {
        limit(translation, twist, last, lastAcceleration, 0);
        limit(rotation, twist, last, lastAcceleration, 3);
    }

    private static void limit(RateLimit limit, double[] v, double[] last, double[] lastAcceleration, int at) {
        double jx = ((v[at] - last[at]) / DELTA_T - lastAcceleration[at]) / DELTA_T;
        double jy = ((v[at + 1] - last[at + 1]) / DELTA_T - lastAcceleration[at + 1]) / DELTA_T;
        double jz = ((v[at + 2] - last[at + 2]) / DELTA_T - lastAcceleration[at + 2]) / DELTA_T;
        double ax = lastAcceleration[at];
        double ay = lastAcceleration[at + 1];
        double az = lastAcceleration[at + 2];
        double jerk = norm(jx, jy, jz);
        if (jerk > NORM_EPS) {
            double bounded = Math.max(Math.min(jerk, limit.jerk()), -limit.jerk());
            ax += jx / jerk * bounded * DELTA_T;
            ay += jy / jerk * bounded * DELTA_T;
            az += jz / jerk * bounded * DELTA_T;
        }
        double acceleration = norm(ax, ay, az);
        double vx = last[at];
        double vy = last[at + 1];
        double vz = last[at + 2];
        if (acceleration > NORM_EPS) {
            double ux = ax / acceleration;
            double uy = ay / acceleration;
            double uz = az / acceleration;
            // how far from the last velocity, along the acceleration, the sphere of the greatest velocity is
            double along = sum(ux * vx, uy * vy, uz * vz);
            double distance = -along
                    + Math.sqrt(along * along - sum(vx * vx, vy * vy, vz * vz) + limit.velocity() * limit.velocity());
            double safe = least(limit.jerk() / limit.acceleration() * distance, limit.acceleration());
            double bounded = least(acceleration, safe);
            vx += ux * bounded * DELTA_T;
            vy += uy * bounded * DELTA_T;
            vz += uz * bounded * DELTA_T;
        }
        v[at] = vx;
        v[at + 1] = vy;
        v[at + 2] = vz;
    }

    /// The lesser of both; where one is not a number, as outside the sphere, the first, as C++ has it.
    private static double least(double a, double b) {
        return b < a ? b : a;
    }

    static double norm(double x, double y, double z) {
        return Math.sqrt(sum(x * x, y * y, z * z));
    }

    private static double sum(double x, double y, double z) {
        return x + y + z;
    }
}
