package dev.armature.launch.report;

import java.util.List;

/// Paths of the hand seen from above, in the robot's base frame: x away from the base, y to its left, in metres.
///
/// @param caption whose paths these are
/// @param shapes what stands on the table
/// @param paths drawn over it
public record TopDown(String caption, List<Shape> shapes, List<Path> paths) {

    /// A point on the table.
    ///
    /// @param x in m
    /// @param y in m
    public record Point(double x, double y) {}

    /// Something on the table, seen from above.
    public sealed interface Shape {

        /// What it is; drawn on it.
        String label();

        /// The middle of it.
        Point centre();
    }

    /// A round thing.
    ///
    /// @param label what it is
    /// @param centre of it
    /// @param radius in m
    public record Circle(String label, Point centre, double radius) implements Shape {}

    /// A box along the axes.
    ///
    /// @param label what it is
    /// @param centre of it
    /// @param halfX half its length along x in m
    /// @param halfY half its length along y in m
    public record Rectangle(String label, Point centre, double halfX, double halfY) implements Shape {}

    /// One episode's path.
    ///
    /// @param mode the group that it belongs to, such as `left of the obstacle`; one colour each
    /// @param points in order of time
    public record Path(String mode, List<Point> points) {

        /// Takes a copy.
        public Path {
            points = List.copyOf(points);
        }
    }

    /// Takes copies.
    public TopDown {
        shapes = List.copyOf(shapes);
        paths = List.copyOf(paths);
    }
}
