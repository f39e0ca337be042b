package dev.armature.launch.control;

import dev.armature.core.Plant;
import dev.armature.core.robot.RobotDescription;

/// A robot, or its twin, that a control process is connected to. Its states carry the time of the machine's
/// monotonic clock.
public interface ConnectedPlant extends Plant, AutoCloseable {

    /// What it is.
    RobotDescription robot();

    /// Lets go of it. The arm has been brought to rest.
    @Override
    void close();
}
