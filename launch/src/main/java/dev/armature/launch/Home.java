package dev.armature.launch;

import java.nio.file.Path;

/// Where the program lies on this machine: the folder of the launcher script.
public final class Home {

    private static final String PROPERTY = "armature.home";

    private Home() {}

    /// The folder that holds `armature`, `models/` and `.armature/`; the working directory when the
    /// program was not started by its launcher.
    public static Path folder() {
        return Path.of(System.getProperty(PROPERTY, ".")).toAbsolutePath().normalize();
    }

    /// The small policies that ship with the project.
    public static Path models() {
        return folder().resolve("models");
    }

    /// What the program keeps for itself: build state, unpacked libraries, logs. May be deleted at
    /// any time.
    public static Path state() {
        return folder().resolve(".armature");
    }

    /// The file that all logging goes to.
    public static Path log() {
        return state().resolve("log").resolve("armature.log");
    }
}
