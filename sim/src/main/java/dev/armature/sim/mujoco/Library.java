package dev.armature.sim.mujoco;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.internal.Native;

/// The native library: which one it is, and its loading, with an error that names what the machine lacks.
public final class Library {

    /// From here on a version is major · 10⁶ + minor · 10³ + patch; before, one digit each.
    private static final int WIDE = 1_000_000;

    private Library() {}

    /// The version of MuJoCo that is loaded, such as `2.2.2` or `3.5.0`.
    ///
    /// @throws UserError when there is none
    public static String version() {
        load();
        return text(Native.version());
    }

    static String text(int version) {
        int base = version >= WIDE ? 1000 : 10;
        return version / base / base + "." + version / base % base + "." + version % base;
    }

    /// @throws UserError when MuJoCo is not installed, or is not the one that this was built with
    static void load() {
        try {
            requireSame(Native.builtWith(), Native.version());
        } catch (LinkageError e) {
            throw new UserError(
                    "MuJoCo",
                    "its library cannot be loaded (" + e.getMessage() + ")",
                    "Install it with: apt-get install libmujoco-dev;"
                            + " or build with -Dmujoco.include=DIR/include -Dmujoco.lib=DIR/lib for an official 3.x",
                    e);
        }
    }

    /// A struct that has other fields than the headers said would be read as garbage.
    static void requireSame(int builtWith, int found) {
        if (found != builtWith) {
            throw new UserError(
                    "MuJoCo",
                    "its library is " + text(found) + ", but this was built with " + text(builtWith),
                    "Install " + text(builtWith) + ", or build again with the headers of " + text(found)
                            + " (-Dmujoco.include=DIR/include -Dmujoco.lib=DIR/lib)");
        }
    }
}
