package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.FrankaException;

/// Two things at once that exclude one another: two motions, or reading beside a motion.
public final class InvalidOperationException extends FrankaException {

    private static final long serialVersionUID = 1L;

    /// @param message which
    public InvalidOperationException(String message) {
        super(message);
    }
}
