package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.FrankaException;

/// The robot did not do what it was asked over TCP.
public final class CommandException extends FrankaException {

    private static final long serialVersionUID = 1L;

    /// @param message what it was asked, what it answered, and the way out where there is one
    public CommandException(String message) {
        super(message);
    }
}
