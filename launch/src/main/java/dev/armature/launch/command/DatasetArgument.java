package dev.armature.launch.command;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// `DIR`, which every command that looks into a dataset takes. Use it as a mixin.
final class DatasetArgument {

    @Parameters(paramLabel = "DIR", description = "The dataset's folder, which holds meta/info.json.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path root;

    /// The dataset's folder, as the user gave it.
    Path root() {
        return root;
    }
}
