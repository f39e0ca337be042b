package dev.armature.sim.mujoco;

/// MuJoCo refused: one of its fatal errors, with its own text. The process lives on; data that met one must be reset.
public final class MujocoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message MuJoCo's text
    public MujocoException(String message) {
        super(message);
    }
}
