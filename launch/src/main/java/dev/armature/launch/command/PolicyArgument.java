package dev.armature.launch.command;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// `POLICY`, which every command that works on one policy takes. Use it as a mixin.
final class PolicyArgument {

    @Parameters(paramLabel = "POLICY", description = "A folder or zip with policy.yaml.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path path;

    /// The folder or zip, as the user gave it.
    Path path() {
        return path;
    }
}
