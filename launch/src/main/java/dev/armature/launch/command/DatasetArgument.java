package dev.armature.launch.command;

import dev.armature.core.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// `DIR`, which every command that looks into a dataset takes. Use it as a mixin.
final class DatasetArgument {

    @Parameters(paramLabel = "DIR", description = "The dataset's folder, which holds meta/info.json.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path root;

    /// The dataset's folder, as the user gave it.
    ///
    /// @throws UserError when it is a file
    Path root() {
        return folder(root.toString(), root);
    }

    /// `path`, which shall be a folder or not be there.
    ///
    /// @param where what errors call it
    /// @throws UserError when it is a file
    static Path folder(String where, Path path) {
        if (Files.isRegularFile(path)) {
            throw new UserError(
                    where, "is a file, not a dataset's folder", "Give the folder that holds meta/info.json.");
        }
        return path;
    }
}
