package dev.armature.launch.command;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that an option names for results: refused before the work when it cannot be written.
///
/// @param option such as `--json`
/// @param path as the user gave it
record OutputFile(String option, Path path) {

    /// @throws UserError when it cannot be written
    void check() {
        Path folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path) || folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UserError(option + " " + path, "cannot be written", "Name a file in a folder that exists.");
        }
    }

    /// @throws UserError when it cannot be written after all
    void write(byte[] content) {
        try {
            Files.write(path, content);
        } catch (IOException e) {
            throw new UserError(option + " " + path, "cannot be written (" + e + ")", "Name another file.", e);
        }
    }
}
