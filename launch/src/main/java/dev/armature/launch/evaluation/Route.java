package dev.armature.launch.evaluation;

import dev.armature.sim.episode.ArmWire;
import dev.armature.sim.task.TaskScene;
import java.util.Locale;

/// What lies between the loop and the twin.
public enum Route {
    /// Nothing: the twin in process.
    DIRECT,
    /// The robot's own wire: FCI over sockets, our server and our client.
    FCI;

    /// The wire to a scene's twin.
    ArmWire to(TaskScene scene) {
        return switch (this) {
            case DIRECT -> ArmWire.straight(scene.twin());
            case FCI -> new FciWire(scene);
        };
    }

    /// What it is, for a reader.
    public String words() {
        return switch (this) {
            case DIRECT -> "direct: the twin in process";
            case FCI -> "fci: the twin behind the robot's wire, over sockets in lock-step";
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
