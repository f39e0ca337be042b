package dev.armature.controller.collision;

import dev.armature.core.config.Config;

/// Something that stands still in the base's frame B.
public sealed interface Obstacle {

    /// All that lies below a plane.
    ///
    /// @param nx the plane's normal, away from what must not be touched; of length 1
    /// @param ny as above
    /// @param nz as above
    /// @param offset of the plane from B's origin along the normal, in m
    record Plane(double nx, double ny, double nz, double offset) implements Obstacle {

        private static final double UNIT = 1e-6;

        /// @throws IllegalArgumentException when the normal has another length
        public Plane {
            if (!(Math.abs(nx * nx + ny * ny + nz * nz - 1) < UNIT) || !Double.isFinite(offset)) {
                throw new IllegalArgumentException("a plane has a normal of length 1 and a finite offset");
            }
        }

        /// A table or floor whose top is at `z`.
        public static Plane table(double z) {
            return new Plane(0, 0, 1, z);
        }
    }

    /// A box with its edges along B's axes.
    ///
    /// @param x its centre, in m
    /// @param y as above
    /// @param z as above
    /// @param halfX half of its edge, in m
    /// @param halfY as above
    /// @param halfZ as above
    record Box(double x, double y, double z, double halfX, double halfY, double halfZ) implements Obstacle {

        /// @throws IllegalArgumentException when an edge is not positive or a number not finite
        public Box {
            if (!(halfX > 0 && halfY > 0 && halfZ > 0) || !Double.isFinite(x + y + z + halfX + halfY + halfZ)) {
                throw new IllegalArgumentException("a box has a finite centre and positive edges");
            }
        }

        /// Reads `center_m` and `size_m`, whole edges.
        static Box from(Config c) {
            double[] at = three(c, "center_m", -10);
            double[] size = three(c, "size_m", 0.001);
            return new Box(at[0], at[1], at[2], size[0] / 2, size[1] / 2, size[2] / 2);
        }

        private static double[] three(Config c, String key, double min) {
            double[] given = c.numbers(key, min, 10);
            if (given.length != 3) {
                throw c.error(key, "has " + given.length + " numbers", "Give three: x, y, z in m.");
            }
            return given;
        }
    }
}
