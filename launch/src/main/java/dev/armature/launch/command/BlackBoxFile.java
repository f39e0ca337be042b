package dev.armature.launch.command;

import dev.armature.controller.safety.SafetyFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--black-box FILE`, which every command that runs the control loop takes. Use it as a mixin.
public final class BlackBoxFile {

    private static final String NAME = "--black-box";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            description = "Save the safety filter's last 5 s at the end (CSV): level, reasons, state and torques.")
    private @Nullable Path file;

    /// Whether a file was asked for.
    boolean wanted() {
        return file != null;
    }

    /// Refuses a file that cannot be written, before the arm moves.
    void check() {
        if (file != null) {
            new OutputFile(NAME, file).check();
        }
    }

    /// Writes what `safety` saw, when a file was asked for.
    void write(SafetyFilter safety) throws IOException {
        if (file != null) {
            StringBuilder table = new StringBuilder();
            safety.blackBox().dump().writeCsv(table);
            new OutputFile(NAME, file).write(table.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
