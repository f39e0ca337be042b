package dev.armature.hardware.franka;

/// Something that a robot, or the wire to it, did not do. Its kinds have libfranka's names.
public abstract class FrankaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what happened, and the way out where there is one
    protected FrankaException(String message) {
        super(message);
    }

    /// As above, with the error from below that led here.
    protected FrankaException(String message, Throwable cause) {
        super(message, cause);
    }
}
