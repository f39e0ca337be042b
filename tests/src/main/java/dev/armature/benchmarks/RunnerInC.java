package dev.armature.benchmarks;

import dev.armature.core.UserError;
import dev.armature.policies.Port;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A C program that runs one graph on the same library through its C API, and waits while Java is measured.
final class RunnerInC implements AutoCloseable {

    private static final String LIBRARY = "/ai/onnxruntime/native/linux-x64/libonnxruntime.so";

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    private RunnerInC(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.US_ASCII);
        this.out = process.inputReader(StandardCharsets.US_ASCII);
    }

    /// One round.
    ///
    /// @param medianNanos of a run
    /// @param bestNanos of a run
    /// @param sum of the first output's elements
    record Round(double medianNanos, double bestNanos, double sum) {}

    /// The compiled program and the library that lies in our own jar.
    ///
    /// @param program compiled
    /// @param library unpacked
    record Built(Path program, Path library) {}

    /// @throws UserError when there is no C compiler
    static Built build(Path folder) throws IOException, InterruptedException {
        Path source = unpack("runner.c", folder.resolve("runner.c"));
        Path program = folder.resolve("runner");
        try {
            Process cc = new ProcessBuilder("cc", "-O2", "-o", program.toString(), source.toString(), "-ldl")
                    .inheritIO()
                    .start();
            if (cc.waitFor() != 0) {
                throw new IOException("cc ended with " + cc.exitValue());
            }
        } catch (IOException e) {
            throw new UserError("the C compiler", String.valueOf(e.getMessage()), "apt-get install gcc libc6-dev", e);
        }
        return new Built(program, unpack(LIBRARY, folder.resolve("libonnxruntime.so")));
    }

    /// Starts it on the graph in file `model`.
    static RunnerInC start(Built built, Path model, List<Port> inputs, List<Port> outputs) throws IOException {
        List<String> words = new ArrayList<>(
                List.of(built.program().toString(), built.library().toString(), model.toString()));
        inputs.forEach(port -> words.addAll(List.of("in", port.name(), axes(port))));
        outputs.forEach(port -> words.addAll(List.of("out", port.name(), axes(port))));
        return new RunnerInC(new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// Runs the graph `runs` times.
    Round run(int runs) throws IOException {
        in.write(runs + "\n");
        in.flush();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the C program ended");
        }
        String[] words = line.split(" ");
        return new Round(Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
    }

    private static String axes(Port port) {
        return port.shape().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Path unpack(String resource, Path to) throws IOException {
        try (InputStream from = RunnerInC.class.getResourceAsStream(resource)) {
            if (from == null) {
                throw new UserError(resource, "is not in this build", "Run it on Linux x86-64 with the CPU build.");
            }
            Files.copy(from, to);
            return to;
        }
    }
}
