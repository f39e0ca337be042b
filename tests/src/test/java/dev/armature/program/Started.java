package dev.armature.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own, for what cannot be seen from inside: signals, environment, missing libraries.
final class Started {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private Started(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Starts `armature` with `args`.
    ///
    /// @param folder for what it prints
    /// @param jvm options of the JVM
    /// @param environment added to this process's
    static Started armature(Path folder, List<String> jvm, Map<String, String> environment, String... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Darmature.home=" + folder);
        command.add("-Djava.awt.headless=true");
        command.addAll(jvm);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("dev.armature.launch.program.Armature");
        command.addAll(List.of(args));
        return of(folder, environment, command);
    }

    /// Starts any program.
    static Started of(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    /// Ends it as Ctrl-C does, through the same door of the JVM, once `file` is there.
    Run stopWhenThereIs(Path file) throws IOException, InterruptedException {
        for (int tries = 0; !Files.exists(file) && process.isAlive() && tries < 10 * PATIENCE_SECONDS; tries++) {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        return end();
    }

    /// Waits until it ends.
    Run end() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still runs after " + PATIENCE_SECONDS + " s: " + Files.readString(err));
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
