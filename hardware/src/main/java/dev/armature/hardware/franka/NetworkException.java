package dev.armature.hardware.franka;

/// The connection cannot be made, is lost, or is silent for too long.
public final class NetworkException extends FrankaException {

    private static final long serialVersionUID = 1L;

    /// @param message what happened, and the way out where there is one
    public NetworkException(String message) {
        super(message);
    }

    /// As above, with the error from below that led here.
    public NetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
