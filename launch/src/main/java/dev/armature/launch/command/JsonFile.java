package dev.armature.launch.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--json FILE`, which every command that measures takes. Use it as a mixin.
public final class JsonFile {

    private static final String NAME = "--json";

    @Option(names = NAME, paramLabel = "FILE", description = "Also write what was measured to FILE as JSON.")
    private @Nullable Path file;

    /// Whether a file was asked for.
    boolean wanted() {
        return file != null;
    }

    /// Refuses a file that cannot be written, before hours of work go into it.
    public void check() {
        if (file != null) {
            new OutputFile(NAME, file).check();
        }
    }

    /// Writes `lines`, when a file was asked for.
    public void write(List<String> lines) {
        if (file != null) {
            String text = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
            new OutputFile(NAME, file).write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
