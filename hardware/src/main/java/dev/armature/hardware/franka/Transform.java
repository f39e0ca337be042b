package dev.armature.hardware.franka;

import us.ihmc.euclid.transform.RigidBodyTransform;

/// Poses as FCI writes them: 4×4, column-major, 16 numbers, translation in m at 12, 13, 14. Allocates nothing;
/// an output must not be an input unless a method says so.
public final class Transform {

    /// How far a rotation may be from one before it is refused; libfranka's bound.
    private static final double ORTHONORMAL = 1e-5;

    private Transform() {}

    /// The identity.
    public static double[] identity() {
        return new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    }

    /// out = a · b.
    public static void multiply(double[] a, double[] b, double[] out) {
        for (int column = 0; column < 4; column++) {
            for (int row = 0; row < 4; row++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += a[4 * k + row] * b[4 * column + k];
                }
                out[4 * column + row] = sum;
            }
        }
    }

    /// out = a⁻¹, for a rigid a.
    public static void invert(double[] a, double[] out) {
        for (int row = 0; row < 3; row++) {
            double shift = 0;
            for (int k = 0; k < 3; k++) {
                out[4 * k + row] = a[4 * row + k];
                shift -= a[4 * row + k] * a[12 + k];
            }
            out[12 + row] = shift;
            out[4 * row + 3] = 0;
        }
        out[15] = 1;
    }

    /// Takes over an Euclid pose.
    public static void set(RigidBodyTransform pose, double[] out) {
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                out[4 * column + row] = pose.getRotation().getElement(row, column);
            }
            out[12 + row] = pose.getTranslation().getElement(row);
            out[4 * row + 3] = 0;
        }
        out[15] = 1;
    }

    /// Whether `pose` is finite and rigid: a rotation within 1e-5 and a last row of 0 0 0 1.
    public static boolean isRigid(double[] pose) {
        if (pose[3] != 0 || pose[7] != 0 || pose[11] != 0 || pose[15] != 1) {
            return false;
        }
        double finite = 0;
        for (double value : pose) {
            finite += value * 0;
        }
        boolean rigid = finite == 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double dot = 0;
                for (int k = 0; k < 3; k++) {
                    dot += pose[4 * i + k] * pose[4 * j + k];
                }
                rigid &= Math.abs(i == j ? Math.sqrt(dot) - 1 : dot) <= ORTHONORMAL;
            }
        }
        double handed = pose[0] * (pose[5] * pose[10] - pose[9] * pose[6])
                - pose[4] * (pose[1] * pose[10] - pose[9] * pose[2])
                + pose[8] * (pose[1] * pose[6] - pose[5] * pose[2]);
        return rigid && handed > 0;
    }

    /// The rotation vector, in O's axes, that turns `from` into `to`; rad.
    ///
    /// Exact up to half a turn; at half a turn its direction is not defined and its length is.
    ///
    /// @param at where in `out` the three numbers go
    public static void rotation(double[] from, double[] to, double[] out, int at) {
        double trace = 0;
        double x = 0;
        double y = 0;
        double z = 0;
        for (int k = 0; k < 3; k++) {
            int c = 4 * k;
            // R = to · fromᵀ, of which only the trace and the skew part are wanted
            trace += to[c] * from[c] + to[c + 1] * from[c + 1] + to[c + 2] * from[c + 2];
            x += to[c + 2] * from[c + 1] - to[c + 1] * from[c + 2];
            y += to[c] * from[c + 2] - to[c + 2] * from[c];
            z += to[c + 1] * from[c] - to[c] * from[c + 1];
        }
        double sine = Math.sqrt(x * x + y * y + z * z) / 2;
        double angle = Math.atan2(sine, (trace - 1) / 2);
        double scale = sine > 1e-9 ? angle / (2 * sine) : 0.5;
        out[at] = scale * x;
        out[at + 1] = scale * y;
        out[at + 2] = scale * z;
    }

    /// The angle between two orientations in rad, 0 to π.
    public static double angle(double[] a, double[] b) {
        double trace = 0;
        double distance = 0;
        for (int i = 0; i < 11; i++) {
            trace += a[i] * b[i];
            distance += (a[i] - b[i]) * (a[i] - b[i]);
        }
        // from the distance, because a cosine near 1 forgets small angles
        return trace < 2 ? Math.acos(Math.clamp((trace - 1) / 2, -1, 1)) : 2 * Math.asin(Math.sqrt(distance / 8));
    }

    /// Moves `pose` by a twist for a time: the translation in O's axes, the rotation about the pose's own origin.
    ///
    /// @param twist linear before angular in O's axes, in m/s and rad/s
    /// @param seconds how long
    /// @param pose changed
    public static void advance(double[] twist, double seconds, double[] pose) {
        double wx = twist[3] * seconds;
        double wy = twist[4] * seconds;
        double wz = twist[5] * seconds;
        double angle = Math.sqrt(wx * wx + wy * wy + wz * wz);
        // Rodrigues; the series for small angles
        double a = angle > 1e-6 ? Math.sin(angle) / angle : 1 - angle * angle / 6;
        double b = angle > 1e-6 ? (1 - Math.cos(angle)) / (angle * angle) : 0.5;
        for (int column = 0; column < 3; column++) {
            int c = 4 * column;
            double x = pose[c];
            double y = pose[c + 1];
            double z = pose[c + 2];
            double cx = wy * z - wz * y;
            double cy = wz * x - wx * z;
            double cz = wx * y - wy * x;
            pose[c] = x + a * cx + b * (wy * cz - wz * cy);
            pose[c + 1] = y + a * cy + b * (wz * cx - wx * cz);
            pose[c + 2] = z + a * cz + b * (wx * cy - wy * cx);
        }
        for (int k = 0; k < 3; k++) {
            pose[12 + k] += twist[k] * seconds;
        }
    }
}
