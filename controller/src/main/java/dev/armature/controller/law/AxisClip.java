package dev.armature.controller.law;

import dev.armature.core.config.Config;

/// Bounds of an error along the base's three axes, each sign for itself: what limits the force of a stiff law.
///
/// @param minX most negative error that counts, ≤ 0
/// @param minY as above
/// @param minZ as above
/// @param maxX most positive error that counts, ≥ 0
/// @param maxY as above
/// @param maxZ as above
public record AxisClip(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {

    /// @throws IllegalArgumentException when a bound has the wrong sign or is not a number
    public AxisClip {
        if (!(minX <= 0 && minY <= 0 && minZ <= 0 && maxX >= 0 && maxY >= 0 && maxZ >= 0)) {
            throw new IllegalArgumentException("a clip reaches from <= 0 to >= 0 on each axis");
        }
    }

    /// The same bound for all axes and signs.
    public static AxisClip symmetric(double bound) {
        return new AxisClip(-bound, -bound, -bound, bound, bound, bound);
    }

    /// Reads one number for all, or six: the sizes of -x, -y, -z, then x, y, z. Each is within 0..`max`.
    static AxisClip from(Config c, String key, double max, AxisClip otherwise) {
        if (!c.has(key)) {
            return otherwise;
        }
        double[] given = c.numbers(key, 0, max);
        return switch (given.length) {
            case 1 -> symmetric(given[0]);
            case 6 -> new AxisClip(-given[0], -given[1], -given[2], given[3], given[4], given[5]);
            default ->
                throw c.error(
                        key,
                        "has " + given.length + " numbers",
                        "Give one for all axes, [0.01], or six: the sizes of -x, -y, -z, x, y, z.");
        };
    }

    /// Clips three numbers of `error` from `at` on. Returns whether it had to.
    boolean clip(double[] error, int at) {
        double x = Math.clamp(error[at], minX, maxX);
        double y = Math.clamp(error[at + 1], minY, maxY);
        double z = Math.clamp(error[at + 2], minZ, maxZ);
        boolean acted = x != error[at] || y != error[at + 1] || z != error[at + 2];
        error[at] = x;
        error[at + 1] = y;
        error[at + 2] = z;
        return acted;
    }
}
