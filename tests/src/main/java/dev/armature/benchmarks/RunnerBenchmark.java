package dev.armature.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.armature.core.time.Clock;
import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Figure;
import dev.armature.policies.NetworkRunner;
import dev.armature.policies.onnx.OnnxGraph;
import dev.armature.training.denoiser.ConditionalUnet1d;
import dev.armature.training.module.Activation;
import dev.armature.training.module.Mlp;
import dev.armature.training.module.Parameters;
import dev.armature.training.onnx.GraphBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What our runner adds to ONNX Runtime: one call from Java against one call through the C API of the same library,
/// with the same options, alternately. The ratio is the median over pairs of rounds of the ratio of their medians, so
/// that a machine that slows down slows both sides. Both begin anew several times, because where the weights come to
/// lie moves the time of the U-Net by a tenth.
public final class RunnerBenchmark implements Benchmark {

    private static final int STARTS = 8;
    private static final int ROUNDS = 8;
    private static final float INPUT = 0.1f;

    private final Clock clock = Clock.system();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "runner";
    }

    @Override
    public String describes() {
        return "one network call from Java against the C API of the same ONNX Runtime, for a perceptron and a U-Net";
    }

    @Override
    public String needs() {
        return "cc, Linux x86-64";
    }

    @Override
    public String takes() {
        return "30 s";
    }

    @Override
    public List<Figure> run(Path workFolder) throws IOException, InterruptedException {
        RunnerInC.Built built = RunnerInC.build(workFolder);
        return List.of(
                measure("mlp", perceptron(), 5_000, 1.15, built, workFolder),
                measure("unet", unet(), 100, 1.02, built, workFolder));
    }

    private Figure measure(String name, byte[] model, int runs, double goal, RunnerInC.Built built, Path folder)
            throws IOException {
        Path file = Files.write(folder.resolve(name + ".onnx"), model);
        double inC = Double.POSITIVE_INFINITY;
        double inJava = Double.POSITIVE_INFINITY;
        long bytes = Long.MAX_VALUE;
        double[] ratios = new double[STARTS * ROUNDS];
        for (int start = 0; start < STARTS; start++) {
            try (OnnxGraph graph = OnnxGraph.load(name, model);
                    NetworkRunner runner = graph.newRunner();
                    RunnerInC program = RunnerInC.start(built, file, graph.inputs(), graph.outputs())) {
                fill(runner);
                long[] times = new long[runs];
                for (int round = 0; round <= ROUNDS; round++) {
                    RunnerInC.Round there = program.run(runs);
                    long before = threads.getCurrentThreadAllocatedBytes();
                    time(runner, times);
                    bytes = Math.min(bytes, (threads.getCurrentThreadAllocatedBytes() - before) / runs);
                    check(name, there.sum(), sum(runner.output(0)));
                    // the first round is for the just-in-time compiler
                    if (round > 0) {
                        Arrays.sort(times);
                        inC = Math.min(inC, there.medianNanos());
                        inJava = Math.min(inJava, times[runs / 2]);
                        ratios[start * ROUNDS + round - 1] = times[runs / 2] / there.medianNanos();
                    }
                }
            }
        }
        Arrays.sort(ratios);
        double ratio = ratios[ratios.length / 2];
        String against = String.format(Locale.ROOT, "C API %.2f us; Java allocates %d B a call", inC / 1e3, bytes);
        return new Figure("runner." + name + "_us", inJava / 1e3, "us", against, ratio, goal, ratio <= goal);
    }

    private void time(NetworkRunner runner, long[] times) {
        for (int i = 0; i < times.length; i++) {
            long start = clock.nanoTime();
            runner.run();
            times[i] = clock.nanoTime() - start;
        }
    }

    private static void fill(NetworkRunner runner) {
        for (int i = 0; i < runner.inputs().size(); i++) {
            FloatBuffer buffer = runner.input(i);
            for (int at = 0; at < buffer.capacity(); at++) {
                buffer.put(at, INPUT);
            }
        }
    }

    private static double sum(FloatBuffer buffer) {
        double sum = 0;
        for (int at = 0; at < buffer.capacity(); at++) {
            sum += buffer.get(at);
        }
        return sum;
    }

    /// Both ran the same graph, or the comparison is worth nothing.
    private static void check(String name, double there, double here) throws IOException {
        if (!(Math.abs(there - here) <= 1e-5 * (1 + Math.abs(here)))) {
            throw new IOException(name + ": C computes " + there + " and Java " + here);
        }
    }

    private static byte[] perceptron() {
        Mlp mlp = new Mlp(new Parameters(1), "mlp", Activation.RELU, 46, 256, 256, 7);
        GraphBuilder graph = new GraphBuilder("mlp");
        graph.output(mlp.onnx(graph, graph.input("x", 1, 46)), "y", 1, 7);
        return graph.toBytes();
    }

    private static byte[] unet() {
        return new ConditionalUnet1d(16, 10, 64, new int[] {64, 128, 256}, 5, 64, 1).toOnnx();
    }
}
