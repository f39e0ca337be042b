package dev.armature.training.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.training.module.ExportableContract;
import dev.armature.training.onnx.Parity;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Shapes, sizes and what an answer depends on, over many sizes of both networks.
final class DenoiserShapesTest {
    private static final int BATCH = 4;

    private static Stream<Denoiser> nets() {
        return Stream.of(
                new ResidualMlpDenoiser(1, 1, 1, 8, 1, 1),
                new ResidualMlpDenoiser(16, 7, 40, 32, 2, 2),
                new ConditionalUnet1d(2, 1, 1, new int[] {8, 8}, 1, 4, 3),
                new ConditionalUnet1d(8, 3, 10, new int[] {8, 16, 24}, 3, 16, 4),
                new ConditionalUnet1d(12, 2, 5, new int[] {16, 8}, 5, 8, 5),
                new ConditionalUnet1d(16, 2, 5, new int[] {8, 8, 8, 8, 8}, 3, 8, 6));
    }

    @SuppressWarnings("ArrayRecordComponent") // drawn and handed on, never compared
    private record Inputs(float[] sample, float[] timestep, float[] condition) {
        static Inputs of(Denoiser net, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] levels = new float[BATCH];
            for (int b = 0; b < BATCH; b++) {
                levels[b] = random.nextInt(100);
            }
            return new Inputs(
                    normal(random, BATCH * net.horizon() * net.actionDim()),
                    levels,
                    normal(random, BATCH * net.conditionDim()));
        }

        Inputs copy() {
            return new Inputs(sample.clone(), timestep.clone(), condition.clone());
        }

        private static float[] normal(SplittableRandom random, int n) {
            float[] out = new float[n];
            for (int i = 0; i < n; i++) {
                out[i] = (float) random.nextGaussian();
            }
            return out;
        }
    }

    private static float[] answer(Denoiser net, Inputs in) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor out = net.forward(
                    ExportableContract.tensor(in.sample(), BATCH, net.horizon(), net.actionDim()),
                    ExportableContract.tensor(in.timestep(), BATCH),
                    ExportableContract.tensor(in.condition(), BATCH, net.conditionDim()));
            assertThat(new long[] {out.size(0), out.size(1), out.size(2)})
                    .containsExactly(BATCH, net.horizon(), net.actionDim());
            return ExportableContract.array(out.contiguous());
        }
    }

    private static float[] part(float[] all, int b) {
        int size = all.length / BATCH;
        return Arrays.copyOfRange(all, b * size, (b + 1) * size);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void shouldAnswerEachOfABatchAlone(Denoiser net) {
        Inputs in = Inputs.of(net, 1);
        float[] before = answer(net, in);
        Inputs changed = in.copy();
        int size = net.horizon() * net.actionDim();
        for (int i = 0; i < size; i++) {
            changed.sample()[size + i] += 1;
        }
        changed.timestep()[1] = 99 - changed.timestep()[1];
        float[] after = answer(net, changed);
        assertThat(part(after, 1)).isNotEqualTo(part(before, 1));
        for (int b : new int[] {0, 2, 3}) {
            assertThat(Parity.distance(part(after, b), part(before, b))).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void shouldDependOnAllThatItIsGiven(Denoiser net) {
        Inputs in = Inputs.of(net, 2);
        float[] before = answer(net, in);
        Inputs sample = in.copy();
        sample.sample()[sample.sample().length - 1] += 0.5f;
        Inputs level = in.copy();
        level.timestep()[BATCH - 1] += 7;
        Inputs condition = in.copy();
        condition.condition()[condition.condition().length - 1] += 0.5f;
        for (Inputs other : new Inputs[] {sample, level, condition}) {
            assertThat(Parity.distance(part(answer(net, other), BATCH - 1), part(before, BATCH - 1)))
                    .isGreaterThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void shouldExportAsItComputes(Denoiser net) {
        ExportableContract.agrees(net, 1.5, new long[] {1, net.horizon(), net.actionDim()}, new long[] {1}, new long[] {
            1, net.conditionDim()
        });
    }

    @Test
    void shouldHaveAsManyWeightsAsTheFormulaOfThePerceptronSays() {
        int chunk = 16 * 4;
        int condition = 28;
        int width = 48;
        int embedding = 128;
        int block = 2 * width + 2 * (width * width + width) + 2 * (embedding * width + width);
        int expected = ((32 + condition) * embedding + embedding)
                + ((chunk + condition) * width + width)
                + 3 * block
                + 2 * width
                + (width * chunk + chunk);
        assertThat(new ResidualMlpDenoiser(16, 4, condition, width, 3, 1)
                        .parameters()
                        .count())
                .isEqualTo(expected);
    }

    @Test
    void shouldHaveAsManyWeightsAsTheFormulaOfTheUnetSays() {
        int e = 8 + 5;
        int expected = (8 * 32 + 32) + (32 * 8 + 8);
        expected += film(2, 8, e) + film(8, 8, e) + film(8, 16, e) + film(16, 16, e);
        expected += conv(8, 8, 3);
        expected += 2 * film(16, 16, e);
        expected += film(32, 8, e) + film(8, 8, e);
        expected += conv(8, 8, 4);
        expected += conv(8, 8, 3) + 2 * 8 + conv(8, 2, 1);
        assertThat(new ConditionalUnet1d(4, 2, 5, new int[] {8, 16}, 3, 8, 1)
                        .parameters()
                        .count())
                .isEqualTo(expected);
    }

    private static int conv(int in, int out, int kernel) {
        return in * out * kernel + out;
    }

    private static int film(int in, int out, int embedding) {
        int shortcut = in == out ? 0 : conv(in, out, 1);
        return conv(in, out, 3) + conv(out, out, 3) + 4 * out + 2 * (embedding * out + out) + shortcut;
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "3, 2", "6, 3", "8, 5", "16, 1"})
    void shouldRefuseAHorizonThatCannotBeHalvedOften(int horizon, int levels) {
        int[] channels = new int[levels];
        Arrays.fill(channels, 8);
        assertThatThrownBy(() -> new ConditionalUnet1d(horizon, 2, 3, channels, 3, 8, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("horizon of " + horizon);
    }

    @Test
    void shouldRefuseChannelsThatGroupsDoNotDivide() {
        assertThatThrownBy(() -> new ConditionalUnet1d(8, 2, 3, new int[] {12, 16}, 3, 8, 1))
                .hasMessageContaining("8 groups do not divide 12");
        assertThatThrownBy(() -> new ConditionalUnet1d(8, 2, 3, new int[] {8, 16}, 4, 8, 1))
                .hasMessageContaining("odd kernel");
    }
}
