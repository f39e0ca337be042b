package dev.armature.launch.control;

import dev.armature.core.Plant;
import dev.armature.core.robot.RobotDescription;

/// A robot, or its twin, that a control process is connected to. Its states carry the time of the machine's
/// monotonic clock.
public interface ConnectedPlant extends Plant, AutoCloseable {

    /// What it is.
    RobotDescription robot();

    /// Begins to move, when it is not ready to at once: what is read from here on is answered without delay, or
    /// the robot stops. Until then it may be read, and stands still.
    ///
    /// @throws dev.armature.core.UserError when the robot refuses
    default void start() {}

    /// Lets go of it. The arm has been brought to rest.
    @Override
    void close();
}
