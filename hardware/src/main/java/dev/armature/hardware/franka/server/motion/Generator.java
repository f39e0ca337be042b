package dev.armature.hardware.franka.server.motion;

import dev.armature.hardware.franka.protocol.FrankaCommand;

/// A motion generator: makes of each command where the arm shall be, and says what is wrong with the command.
interface Generator {

    /// A motion begins: `desired` stands still.
    void start();

    /// Moves `desired` on by one command. Where it is after a command that is wrong means nothing: whoever
    /// calls takes it back to the last command that was right.
    ///
    /// @param command finite; not modified
    /// @return a set of [dev.armature.hardware.franka.protocol.FrankaError]s, 0 when all is well
    long follow(FrankaCommand command);

    /// Moves `desired` on without a command: at constant acceleration, within the limits of velocity and
    /// position.
    void extrapolate();
}
