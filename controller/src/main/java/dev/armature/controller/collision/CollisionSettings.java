package dev.armature.controller.collision;

import dev.armature.core.config.Config;
import java.util.ArrayList;
import java.util.List;

/// How far the arm stays from itself and from obstacles.
///
/// @param slow from this distance on it is slowed, in m
/// @param stop nearer than this it does not come, in m
/// @param obstacles what stands round the arm
/// @param fingersTouch whether the fingers may touch obstacles, as grasping from a table needs
/// @param self whether the arm is kept from itself
public record CollisionSettings(
        double slow, double stop, List<Obstacle> obstacles, boolean fingersTouch, boolean self) {

    /// @throws IllegalArgumentException when not 0 < stop < slow
    public CollisionSettings {
        obstacles = List.copyOf(obstacles);
        if (!(stop > 0 && slow > stop && slow <= 1)) {
            throw new IllegalArgumentException(
                    "distances are 0 < stop < slow <= 1 m, not " + stop + " and " + slow + " m");
        }
    }

    /// Slow at 20 mm and stop at 10 mm, above a table at the height of the base that the fingers may touch.
    public static CollisionSettings defaults() {
        return new CollisionSettings(0.02, 0.01, List.of(Obstacle.Plane.table(0)), true, true);
    }

    /// Reads what is given; the rest is as in `otherwise`. `tables_m: []` takes the table away.
    public static CollisionSettings from(Config c, CollisionSettings otherwise) {
        double stop = c.has("stop_m") ? c.number("stop_m", 0.001, 0.5) : otherwise.stop;
        double slow = c.has("slow_m") ? c.number("slow_m", 0.001, 1) : otherwise.slow;
        if (!(slow > stop)) {
            throw c.error("slow_m", slow + " is not more than stop_m, " + stop, "Slow down before stopping.");
        }
        List<Obstacle> obstacles = new ArrayList<>();
        if (c.has("tables_m")) {
            for (double z : c.numbers("tables_m", -5, 5)) {
                obstacles.add(Obstacle.Plane.table(z));
            }
        } else {
            otherwise.obstacles.stream()
                    .filter(o -> o instanceof Obstacle.Plane)
                    .forEach(obstacles::add);
        }
        if (c.has("boxes")) {
            for (Config box : c.childList("boxes")) {
                obstacles.add(Obstacle.Box.from(box));
            }
        } else {
            otherwise.obstacles.stream().filter(o -> o instanceof Obstacle.Box).forEach(obstacles::add);
        }
        boolean touch = c.has("fingers_touch") ? c.flag("fingers_touch") : otherwise.fingersTouch;
        boolean self = c.has("self") ? c.flag("self") : otherwise.self;
        return new CollisionSettings(slow, stop, obstacles, touch, self);
    }
}
