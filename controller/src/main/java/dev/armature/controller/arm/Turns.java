package dev.armature.controller.arm;

import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;
import us.ihmc.euclid.tuple4D.Quaternion;
import us.ihmc.euclid.tuple4D.interfaces.QuaternionReadOnly;

/// Rotations for the tick. Euclid's own go through `StrictMath`, whose sine and cosine allocate beyond 45°, and once
/// that has happened at every angle.
public final class Turns {

    /// Below this half angle, in rad, sin x / x differs from 1 - x²/6 by less than a double can tell.
    private static final double SMALL = 1e-3;

    private Turns() {}

    /// Turns `q` by `share` of the shorter way to `target` (slerp; Shoemake 1985).
    ///
    /// @param q a unit quaternion, changed
    /// @param share 0 stays, 1 arrives
    public static void approach(Quaternion q, QuaternionReadOnly target, double share) {
        double dot = q.dot(target);
        double sign = dot < 0 ? -1 : 1;
        double x = sign * target.getX() - q.getX();
        double y = sign * target.getY() - q.getY();
        double z = sign * target.getZ() - q.getZ();
        double s = sign * target.getS() - q.getS();
        // half the angle between them from the chord: exact where their product is nearly 1
        double half = Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z + s * s) / 2));
        double angle = 2 * half;
        double from = sinc((1 - share) * angle) * (1 - share) / sinc(angle);
        double to = sign * sinc(share * angle) * share / sinc(angle);
        q.set(
                from * q.getX() + to * target.getX(),
                from * q.getY() + to * target.getY(),
                from * q.getZ() + to * target.getZ(),
                from * q.getS() + to * target.getS());
    }

    /// The rotation about `vector` by its length.
    ///
    /// @param vector in rad
    /// @param out overwritten with a unit quaternion
    public static void about(Vector3DReadOnly vector, Quaternion out) {
        double half =
                Math.sqrt(vector.getX() * vector.getX() + vector.getY() * vector.getY() + vector.getZ() * vector.getZ())
                        / 2;
        double scale = sinc(half) / 2;
        out.set(scale * vector.getX(), scale * vector.getY(), scale * vector.getZ(), Math.cos(half));
    }

    private static double sinc(double angle) {
        return Math.abs(angle) < SMALL ? 1 - angle * angle / 6 : Math.sin(angle) / angle;
    }
}
