package dev.armature.core;

/// Something with a state that takes a command each period: a robot's twin, or a wire to the robot.
///
/// The caller alternates [#read(RobotState)] and [#write(Command)]. On a twin, `write` moves time on by one
/// period.
public interface Plant {

    /// Fills `out` with the newest state. Allocates nothing.
    void read(RobotState out);

    /// Gives the command for the coming period. Allocates nothing.
    ///
    /// @param command finite and inside the robot's limits; not modified
    void write(Command command);

    /// Time between commands in nanoseconds.
    long periodNanos();

    /// Whether [#read(RobotState)] itself waits for the next period, because the robot's packets are the
    /// clock; a loop must not wait as well then.
    default boolean paces() {
        return false;
    }
}
