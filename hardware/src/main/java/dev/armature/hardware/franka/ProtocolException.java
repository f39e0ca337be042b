package dev.armature.hardware.franka;

/// The other side sent something that the protocol does not allow.
public final class ProtocolException extends FrankaException {

    private static final long serialVersionUID = 1L;

    /// @param message what was wrong with it
    public ProtocolException(String message) {
        super(message);
    }
}
