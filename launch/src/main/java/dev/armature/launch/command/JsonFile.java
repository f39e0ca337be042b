package dev.armature.launch.command;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--json FILE`, which every command that measures takes. Use it as a mixin.
public final class JsonFile {

    @Option(names = "--json", paramLabel = "FILE", description = "Also write what was measured to FILE as JSON.")
    private @Nullable Path file;

    /// Refuses a file that cannot be written, before hours of work go into it.
    public void check() {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
                throw new UserError("--json " + file, "cannot be written", "Name a file in a folder that exists.");
            }
        }
    }

    /// Writes `lines`, when a file was asked for.
    public void write(List<String> lines) {
        if (file != null) {
            try {
                Files.write(file, lines);
            } catch (IOException e) {
                throw new UserError("--json " + file, "cannot be written (" + e + ")", "Name another file.", e);
            }
        }
    }
}
