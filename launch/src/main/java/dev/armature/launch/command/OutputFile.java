package dev.armature.launch.command;

import dev.armature.core.UserError;
import dev.armature.core.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/// A file that an option names for results: refused before the work when it cannot be written.
///
/// @param option such as `--json`
/// @param path as the user gave it
record OutputFile(String option, Path path) {

    /// @throws UserError when it cannot be written
    void check() {
        if (!WholeFile.writable(path)) {
            throw new UserError(
                    option + " " + path,
                    "cannot be written",
                    "Name a new file, or one that is not protected, in a folder that exists.");
        }
    }

    /// Writes it in one go.
    ///
    /// @throws UserError when it cannot be written after all
    void write(byte[] content) {
        try {
            WholeFile.write(path, content);
        } catch (IOException e) {
            throw new UserError(option + " " + path, "cannot be written (" + e + ")", "Name another file.", e);
        }
    }
}
