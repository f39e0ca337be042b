package dev.armature.policies.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.armature.policies.NetworkRunner;
import dev.armature.policies.Port;
import dev.armature.policies.testing.OnnxBytes;
import dev.armature.policies.testing.ToyNetwork;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OnnxRunnerTest {

    private static byte[] affine() {
        return new OnnxBytes()
                .input("x", OnnxBytes.FLOAT, 1, 2)
                .output("y", OnnxBytes.FLOAT, 1, 3)
                .weights("W", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .weights("b", new float[] {0.5f, 0, -0.5f}, 3)
                .node("Gemm", "y", "x", "W", "b")
                .toBytes();
    }

    @Test
    void shouldComputeWithItsOwnBuffers() {
        try (OnnxGraph graph = OnnxGraph.load("affine", affine());
                OnnxRunner runner = graph.newRunner()) {
            FloatBuffer y = runner.output(0);
            for (int i = 0; i < 3; i++) {
                runner.input(0).put(0, i).put(1, -1);
                runner.run();
                assertThat(y.get(0)).isEqualTo(i - 4 + 0.5f);
                assertThat(y.get(1)).isEqualTo(2 * i - 5);
                assertThat(y.get(2)).isEqualTo(3 * i - 6 - 0.5f);
            }
        }
    }

    @Test
    void shouldSayWhatGoesInAndOut() {
        try (OnnxGraph graph = OnnxGraph.load("toy", ToyNetwork.onnx(4, 2, 6, 1, OnnxBytes.INT64))) {
            assertThat(graph.inputs())
                    .containsExactly(
                            new Port("sample", Port.Type.FLOAT32, List.of(1, 4, 2)),
                            new Port("timestep", Port.Type.INT64, List.of(1)),
                            new Port("condition", Port.Type.FLOAT32, List.of(1, 6)));
            assertThat(graph.outputs()).containsExactly(new Port("noise", Port.Type.FLOAT32, List.of(1, 4, 2)));
            assertThat(graph.inputs().getFirst().toString()).isEqualTo("sample float32[1, 4, 2]");
            assertThat(NetworkRunner.indexOf(graph.inputs(), "timestep")).isEqualTo(1);
            assertThat(NetworkRunner.indexOf(graph.inputs(), "time")).isEqualTo(-1);
        }
    }

    @Test
    void shouldFeedWholeNumbersFromFloats() {
        float[] asFloat = noise(ToyNetwork.onnx(4, 2, 6, 1, OnnxBytes.FLOAT), 37);
        float[] asWhole = noise(ToyNetwork.onnx(4, 2, 6, 1, OnnxBytes.INT64), 37);
        assertThat(asWhole).containsExactly(asFloat, within(0f));
        assertThat(noise(ToyNetwork.onnx(4, 2, 6, 1, OnnxBytes.INT64), 38)).isNotEqualTo(asWhole);
    }

    private static float[] noise(byte[] model, int k) {
        try (OnnxGraph graph = OnnxGraph.load("toy", model);
                OnnxRunner runner = graph.newRunner()) {
            for (int i = 0; i < 8; i++) {
                runner.input(0).put(i, 0.1f * i);
            }
            runner.input(1).put(0, k);
            runner.run();
            float[] out = new float[8];
            runner.output(0).get(0, out);
            return out;
        }
    }

    @Test
    void shouldShareOneSessionBetweenRunnersOnManyThreads() throws InterruptedException {
        try (OnnxGraph graph = OnnxGraph.load("affine", affine())) {
            boolean[] right = new boolean[4];
            Thread[] threads = new Thread[right.length];
            for (int t = 0; t < threads.length; t++) {
                int own = t;
                threads[t] = Thread.ofPlatform().start(() -> right[own] = alwaysRight(graph, own));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(right).containsOnly(true);
        }
    }

    private static boolean alwaysRight(OnnxGraph graph, int own) {
        try (OnnxRunner runner = graph.newRunner()) {
            boolean right = true;
            for (int i = 0; i < 2000; i++) {
                runner.input(0).put(0, own).put(1, i);
                runner.run();
                right &= runner.output(0).get(1) == 2 * own + 5 * i;
            }
            return right;
        }
    }

    @Test
    void shouldRefuseToRunWhenClosed() {
        try (OnnxGraph graph = OnnxGraph.load("affine", affine())) {
            OnnxRunner runner = graph.newRunner();
            runner.close();
            runner.close();
            assertThatIllegalStateException().isThrownBy(runner::run).withMessageContaining("closed");
        }
        OnnxGraph graph = OnnxGraph.load("affine", affine());
        try (OnnxRunner orphan = graph.newRunner()) {
            graph.close();
            assertThatIllegalStateException().isThrownBy(orphan::run).withStackTraceContaining("graph is closed");
        }
    }

    @Test
    void shouldTellWhatTheRuntimeSays() {
        byte[] gather = new OnnxBytes()
                .input("at", OnnxBytes.INT64, 1)
                .output("y", OnnxBytes.FLOAT, 1)
                .weights("W", new float[] {1, 2}, 2)
                .node("Gather", "y", "W", "at")
                .toBytes();
        try (OnnxGraph graph = OnnxGraph.load("gather", gather);
                OnnxRunner runner = graph.newRunner()) {
            runner.input(0).put(0, 7);
            assertThatIllegalStateException()
                    .isThrownBy(runner::run)
                    .withMessageContaining("gather")
                    .withStackTraceContaining("out of");
        }
    }

    @Test
    void shouldAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (OnnxGraph graph = OnnxGraph.load("toy", ToyNetwork.onnx(16, 4, 12, 1));
                OnnxRunner runner = graph.newRunner()) {
            long best = Long.MAX_VALUE;
            for (int round = 0; round < 5; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 2000; i++) {
                    runner.run();
                }
                best = Math.min(best, (threads.getCurrentThreadAllocatedBytes() - before) / 2000);
            }
            assertThat(best).isZero();
        }
    }
}
