package dev.armature.sim.mujoco;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.internal.Native;

/// Loads the native library, with an error that names what the machine lacks.
final class Library {

    private Library() {}

    /// @throws UserError when MuJoCo is not installed, or is not the one that this was built with
    static void load() {
        try {
            Native.version();
        } catch (LinkageError e) {
            throw new UserError(
                    "MuJoCo",
                    "its library cannot be loaded (" + e.getMessage() + ")",
                    "Install it with: apt-get install libmujoco-dev;"
                            + " or build with -Dmujoco.include=DIR/include -Dmujoco.lib=DIR/lib for an official 3.x",
                    e);
        }
    }
}
