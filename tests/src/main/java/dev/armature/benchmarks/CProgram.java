package dev.armature.benchmarks;

import dev.armature.core.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A small C program of this module's resources, compiled where a benchmark runs: what Java is compared to.
final class CProgram {

    private final Path binary;

    private CProgram(Path binary) {
        this.binary = binary;
    }

    /// Compiles `name.c` with `cc -O3`.
    ///
    /// @param options further words for the compiler, such as `-lmujoco`
    /// @throws UserError when there is no compiler, or it refuses
    static CProgram compile(String name, Path folder, List<String> options) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve(name + ".c"), resource(name + ".c"));
        Path binary = folder.resolve(name);
        List<String> words =
                new ArrayList<>(List.of("cc", "-O3", "-ffp-contract=off", source.toString(), "-o", binary.toString()));
        words.addAll(options);
        try {
            output(words);
        } catch (IOException e) {
            throw new UserError("the C compiler", String.valueOf(e.getMessage()), "apt-get install gcc libc6-dev", e);
        }
        return new CProgram(binary);
    }

    /// The words that a C compiler needs for the MuJoCo that the twin was built with.
    static List<String> mujoco() throws IOException {
        return resource("mujoco.cflags").lines().toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CProgram.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Runs it and returns what it printed, word by word.
    String[] run(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(binary.toString()));
        words.addAll(List.of(arguments));
        return output(words).strip().split("\\s+");
    }

    /// Starts it, to be talked to. What it says on standard error is seen.
    Process start(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(binary.toString()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String output(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ": " + printed);
        }
        return printed;
    }
}
