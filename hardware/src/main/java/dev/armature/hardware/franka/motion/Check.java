package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.Transform;

/// What a callback must not have filled in. Allocates only to throw.
final class Check {

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
        if (!Transform.isRigid(m)) {
            throw new IllegalArgumentException(name + " is no pose: column-major, a right-handed rotation, and"
                    + " 0 0 0 1 below; nothing of this command was sent");
        }
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
