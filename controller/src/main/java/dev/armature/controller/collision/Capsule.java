package dev.armature.controller.collision;

/// All points within a radius of a line: a piece of the arm's shape, fixed to one of its bodies.
///
/// @param name such as `hand`
/// @param body 0 is the base, i the i-th moving link
/// @param ax one end of the line in the body's frame, in m
/// @param ay as above
/// @param az as above
/// @param bx the other end, in m
/// @param by as above
/// @param bz as above
/// @param radius in m
public record Capsule(
        String name, int body, double ax, double ay, double az, double bx, double by, double bz, double radius) {

    /// @throws IllegalArgumentException when a number is not finite, the body negative or the radius not positive
    public Capsule {
        boolean finite = Double.isFinite(ax + ay + az + bx + by + bz + radius);
        if (!finite || body < 0 || !(radius > 0)) {
            throw new IllegalArgumentException(name + ": a capsule has finite ends, a body >= 0 and a radius > 0");
        }
    }
}
