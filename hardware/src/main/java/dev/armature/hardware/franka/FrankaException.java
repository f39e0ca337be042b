package dev.armature.hardware.franka;

/// Something that a robot, or the wire to it, did not do. Its kinds have libfranka's names.
public class FrankaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what happened, and the way out where there is one
    public FrankaException(String message) {
        super(message);
    }

    /// As above, with the error from below that led here.
    public FrankaException(String message, Throwable cause) {
        super(message, cause);
    }
}
