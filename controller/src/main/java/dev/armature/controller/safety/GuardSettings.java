package dev.armature.controller.safety;

import dev.armature.controller.collision.CollisionSettings;
import dev.armature.controller.limit.Workspace;
import dev.armature.core.config.Config;
import java.util.List;

/// What an arm is kept from besides its own limits.
///
/// @param collision itself and what stands round it
/// @param slowCondition from this condition number of the Jacobian on it is slowed, > 1
/// @param stopCondition above this it does not come
/// @param workspace where the end effector stays
public record GuardSettings(
        CollisionSettings collision, double slowCondition, double stopCondition, Workspace workspace) {

    /// No arm's condition number is above this.
    private static final double ANY = Double.MAX_VALUE;

    /// @throws IllegalArgumentException when not 1 < slow < stop
    public GuardSettings {
        if (!(slowCondition > 1 && stopCondition > slowCondition)) {
            throw new IllegalArgumentException(
                    "condition numbers are 1 < slow < stop, not " + slowCondition + " and " + stopCondition);
        }
    }

    /// MoveIt Servo's condition numbers 17 and 30, a table at the height of the base, no box.
    public static GuardSettings defaults() {
        return new GuardSettings(CollisionSettings.defaults(), 17, 30, Workspace.everywhere());
    }

    /// The same without a guard of singular poses.
    public GuardSettings throughSingularities() {
        return new GuardSettings(collision, ANY / 2, ANY, workspace);
    }

    /// Nothing: for an arm in the air, whose joints' own limits are enough.
    public static GuardSettings none() {
        return new GuardSettings(
                        new CollisionSettings(0.02, 0.01, List.of(), true, false), 17, 30, Workspace.everywhere())
                .throughSingularities();
    }

    /// Reads the mappings `collision`, `singularity` and `workspace` as far as they are given; the rest is as in
    /// `otherwise`.
    public static GuardSettings from(Config c, GuardSettings otherwise) {
        CollisionSettings collision = c.has("collision")
                ? CollisionSettings.from(c.child("collision"), otherwise.collision)
                : otherwise.collision;
        double slow = otherwise.slowCondition;
        double stop = otherwise.stopCondition;
        if (c.has("singularity")) {
            Config singularity = c.child("singularity");
            slow = condition(singularity, "slow_condition", slow);
            stop = condition(singularity, "stop_condition", stop);
            if (!(stop > slow)) {
                throw singularity.error("stop_condition", stop + " is not above " + slow, "Slow down before stopping.");
            }
        }
        Workspace workspace = c.has("workspace") ? Workspace.from(c.child("workspace")) : otherwise.workspace;
        return new GuardSettings(collision, slow, stop, workspace);
    }

    private static double condition(Config c, String key, double otherwise) {
        return c.has(key) ? c.number(key, 1.1, 1e9) : otherwise;
    }
}
