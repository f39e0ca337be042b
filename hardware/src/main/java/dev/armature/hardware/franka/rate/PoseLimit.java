package dev.armature.hardware.franka.rate;

import static dev.armature.hardware.franka.rate.FrankaLimits.DELTA_T;

/// Bounds on how a commanded pose changes. Allocates only at construction; not thread-safe.
public final class PoseLimit {

    /// The robot measures rotations a little differently; libfranka keeps that much below.
    private static final double ROTATION_SHARE = 0.99;

    private final TwistLimit limit;
    private final Rotation wanted = new Rotation();
    private final Rotation last = new Rotation();
    private final Rotation step = new Rotation();
    private final double[] quaternion = new double[4];
    private final double[] twist = new double[6];

    /// @param limit of the twist that the change of the pose makes
    public PoseLimit(TwistLimit limit) {
        this.limit = new TwistLimit(limit.translation(), limit.rotation().times(ROTATION_SHARE));
    }

    /// Bounds a pose.
    ///
    /// @param pose commanded: 4×4 column-major, in m, a pose; overwritten
    /// @param lastPose commanded a period ago; not modified
    /// @param lastTwist commanded a period ago, linear before angular; not modified
    /// @param lastAcceleration commanded a period ago, likewise; not modified
    public void limit(double[] pose, double[] lastPose, double[] lastTwist, double[] lastAcceleration) {
        for (int i = 0; i < 3; i++) {
            twist[i] = (pose[12 + i] - lastPose[12 + i]) / DELTA_T;
        }
        wanted.nearest(pose);
        last.nearest(lastPose);
        step.differenceOf(wanted, last);
        rotationVector();
        limit.limit(twist, lastTwist, lastAcceleration);
        for (int i = 0; i < 3; i++) {
            pose[12 + i] = lastPose[12 + i] + twist[i] * DELTA_T;
        }
        turn(pose);
    }

    /// Angle times axis of the step, a second's worth.
    private void rotationVector() {
        step.quaternion(quaternion);
        double length = TwistLimit.norm(quaternion[0], quaternion[1], quaternion[2]);
        double angle = 2 * Math.atan2(length, Math.abs(quaternion[3]));
        double signed = quaternion[3] < 0 ? -length : length;
        for (int i = 0; i < 3; i++) {
            twist[3 + i] = length == 0 ? 0 : quaternion[i] / signed * angle / DELTA_T;
        }
    }

    /// Turns the last rotation by what the limit has left (Rodrigues).
    private void turn(double[] pose) {
        double rate = TwistLimit.norm(twist[3], twist[4], twist[5]);
        double x = 0;
        double y = 0;
        double z = 0;
        double sin = 0;
        double rest = 0;
        if (rate > TwistLimit.NORM_EPS) {
            x = twist[3] / rate;
            y = twist[4] / rate;
            z = twist[5] / rate;
            sin = Math.sin(DELTA_T * rate);
            rest = 1 - Math.cos(DELTA_T * rate);
        }
        double r00 = 1 + rest * (-z * z - y * y);
        double r11 = 1 + rest * (-z * z - x * x);
        double r22 = 1 + rest * (-y * y - x * x);
        double r01 = rest * x * y - sin * z;
        double r10 = rest * x * y + sin * z;
        double r02 = rest * x * z + sin * y;
        double r20 = rest * x * z - sin * y;
        double r12 = rest * y * z - sin * x;
        double r21 = rest * y * z + sin * x;
        for (int column = 0; column < 3; column++) {
            double a = last.m[3 * column];
            double b = last.m[3 * column + 1];
            double c = last.m[3 * column + 2];
            pose[4 * column] = r00 * a + r01 * b + r02 * c;
            pose[4 * column + 1] = r10 * a + r11 * b + r12 * c;
            pose[4 * column + 2] = r20 * a + r21 * b + r22 * c;
        }
    }
}
