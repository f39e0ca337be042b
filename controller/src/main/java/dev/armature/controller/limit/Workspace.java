package dev.armature.controller.limit;

import dev.armature.core.config.Config;

/// The box in B that the end effector E stays in.
///
/// @param minX in m
/// @param minY in m
/// @param minZ in m
/// @param maxX in m
/// @param maxY in m
/// @param maxZ in m
public record Workspace(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {

    private static final double FAR = 10;

    /// @throws IllegalArgumentException when the box is empty or a bound is not a number
    public Workspace {
        if (!(minX < maxX && minY < maxY && minZ < maxZ)) {
            throw new IllegalArgumentException("a workspace's least corner lies below its greatest in x, y and z");
        }
    }

    /// Wherever an arm can reach.
    public static Workspace everywhere() {
        return new Workspace(-FAR, -FAR, -FAR, FAR, FAR, FAR);
    }

    /// Reads the corners `min_m` and `max_m`.
    public static Workspace from(Config c) {
        double[] min = c.numbers("min_m", -FAR, FAR);
        double[] max = c.numbers("max_m", -FAR, FAR);
        for (String key : new String[] {"min_m", "max_m"}) {
            int given = key.equals("min_m") ? min.length : max.length;
            if (given != 3) {
                throw c.error(key, "has " + given + " numbers", "Give three: x, y, z in m.");
            }
        }
        for (int k = 0; k < 3; k++) {
            if (!(min[k] < max[k])) {
                throw c.error("max_m", max[k] + " is not above " + min[k] + " of min_m", "Give two opposite corners.");
            }
        }
        return new Workspace(min[0], min[1], min[2], max[0], max[1], max[2]);
    }

    /// The lower bound along an axis.
    ///
    /// @param axis 0, 1 or 2 for x, y or z
    public double min(int axis) {
        return switch (axis) {
            case 0 -> minX;
            case 1 -> minY;
            default -> minZ;
        };
    }

    /// The upper bound along an axis.
    ///
    /// @param axis 0, 1 or 2 for x, y or z
    public double max(int axis) {
        return switch (axis) {
            case 0 -> maxX;
            case 1 -> maxY;
            default -> maxZ;
        };
    }
}
