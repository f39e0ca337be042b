package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.policies.NetworkRunner;
import dev.armature.policies.Port;
import java.nio.FloatBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Which number goes into which port, with a runner in plain Java.
final class GraphDenoiserTest {

    /// Ports in an order that is not ours: condition, noise level, sample; the second output is the noise.
    private static final class Runner implements NetworkRunner {
        private final FloatBuffer[] in = {FloatBuffer.allocate(2), FloatBuffer.allocate(1), FloatBuffer.allocate(6)};
        private final FloatBuffer[] out = {FloatBuffer.allocate(1), FloatBuffer.allocate(6)};
        private boolean closed;

        @Override
        public List<Port> inputs() {
            return List.of(
                    new Port("condition", Port.Type.FLOAT32, List.of(1, 2)),
                    new Port("timestep", Port.Type.INT64, List.of(1)),
                    new Port("sample", Port.Type.FLOAT32, List.of(1, 3, 2)));
        }

        @Override
        public List<Port> outputs() {
            return List.of(
                    new Port("other", Port.Type.FLOAT32, List.of(1)),
                    new Port("noise", Port.Type.FLOAT32, List.of(1, 3, 2)));
        }

        @Override
        public FloatBuffer input(int index) {
            return in[index];
        }

        @Override
        public FloatBuffer output(int index) {
            return out[index];
        }

        @Override
        public void run() {
            for (int j = 0; j < 6; j++) {
                out[1].put(j, in[2].get(j) + 10 * in[1].get(0) + 1000 * in[0].get(j % 2));
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static GraphDenoiser denoiser(Runner runner) {
        return new GraphDenoiser(
                runner,
                NetworkRunner.indexOf(runner.inputs(), "sample"),
                NetworkRunner.indexOf(runner.inputs(), "timestep"),
                NetworkRunner.indexOf(runner.inputs(), "condition"),
                NetworkRunner.indexOf(runner.outputs(), "noise"));
    }

    @Property(tries = 100)
    void shouldFeedEachPortByItsPlace(
            @ForAll @IntRange(min = 0, max = 99) int k, @ForAll @IntRange(min = -9, max = 9) int sample) {
        float[] out = new float[6];
        try (GraphDenoiser denoiser = denoiser(new Runner())) {
            denoiser.noise(new float[] {sample, 1, 2, 3, 4, 5}, k, new float[] {2, 3}, out);
            // again, so that nothing of the first call may stay behind
            denoiser.noise(new float[] {sample, 1, 2, 3, 4, 5}, k, new float[] {2, 3}, out);
        }
        int level = 10 * k;
        assertThat(out)
                .containsExactly(
                        sample + level + 2000,
                        1 + level + 3000,
                        2 + level + 2000,
                        3 + level + 3000,
                        4 + level + 2000,
                        5 + level + 3000);
    }

    @Test
    void shouldCloseTheRunnerThatItTookOver() {
        Runner runner = new Runner();
        denoiser(runner).close();
        assertThat(runner.closed).isTrue();
    }

    @Test
    void shouldRefuseAPlaceThatIsNotThere() {
        Runner runner = new Runner();
        int missing = NetworkRunner.indexOf(runner.inputs(), "obs");
        assertThat(missing).isEqualTo(-1);
        assertThatThrownBy(() -> new GraphDenoiser(runner, missing, 1, 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldCountAPortsElements() {
        assertThat(new Port("a", Port.Type.FLOAT32, List.of(2, 3, 4)).size()).isEqualTo(24);
        assertThat(new Port("scalar", Port.Type.FLOAT32, List.of()).size()).isEqualTo(1);
        assertThat(new Port("b", Port.Type.INT64, List.of(1))).hasToString("b int64[1]");
        assertThatThrownBy(() -> new Port("huge", Port.Type.FLOAT32, List.of(1 << 20, 1 << 20)).size())
                .isInstanceOf(ArithmeticException.class);
    }
}
