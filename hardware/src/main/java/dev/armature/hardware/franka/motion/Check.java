package dev.armature.hardware.franka.motion;

/// What a callback must not have filled in. Allocates only to throw.
final class Check {

    /// How far a pose's columns and rows may be from unit length; libfranka's.
    private static final double ORTHONORMAL = 1e-5;

    private Check() {}

    /// @throws IllegalArgumentException when a value is a NaN or an infinity
    static void finite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] is " + values[i] + "; nothing of this command was sent");
            }
        }
    }

    /// @throws IllegalArgumentException when `m` is no pose
    static void pose(String name, double[] m) {
        finite(name, m);
        boolean pose = m[3] == 0 && m[7] == 0 && m[11] == 0 && m[15] == 1;
        for (int i = 0; i < 3; i++) {
            pose &= unit(m[4 * i], m[4 * i + 1], m[4 * i + 2]) && unit(m[i], m[4 + i], m[8 + i]);
        }
        // unit columns and rows may still be a reflection
        double det = m[0] * (m[5] * m[10] - m[9] * m[6])
                - m[4] * (m[1] * m[10] - m[9] * m[2])
                + m[8] * (m[1] * m[6] - m[5] * m[2]);
        if (!pose || !(det > 0.5)) {
            throw new IllegalArgumentException(name + " is no pose: column-major, a right-handed rotation, and"
                    + " 0 0 0 1 below; nothing of this command was sent");
        }
    }

    private static boolean unit(double x, double y, double z) {
        return Math.abs(Math.sqrt(x * x + y * y + z * z) - 1) <= ORTHONORMAL;
    }

    /// @throws IllegalArgumentException when the sign is neither 1 nor -1
    static void elbow(double[] elbow) {
        finite("elbow", elbow);
        if (Math.abs(elbow[1]) != 1) {
            throw new IllegalArgumentException(
                    "elbow[1] is the sign of joint 4's bend, 1 or -1, not " + elbow[1] + "; nothing was sent");
        }
    }
}
