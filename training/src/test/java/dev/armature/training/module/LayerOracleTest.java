package dev.armature.training.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.training.denoiser.FilmBlock1d;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each layer computes, against its definition in plain Java, over batches.
final class LayerOracleTest {
    private static final int BATCH = 3;
    private static final double GOAL = 2e-5;

    private final SplittableRandom random = new SplittableRandom(11);
    private final Parameters parameters = new Parameters(5);

    private float[] draw(int n, double range) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) (range * (2 * random.nextDouble() - 1));
        }
        return out;
    }

    /// Norms start as the identity; other values show that they are used.
    private float[] shaken() {
        float[] all = parameters.toArray();
        for (int i = 0; i < all.length; i++) {
            all[i] += (float) (0.3 * Math.sin(i));
        }
        parameters.set(all);
        return all;
    }

    private static float[] forward(Exportable module, float[] x, long... shape) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return ExportableContract.array(
                    module.forward(ExportableContract.tensor(x, shape)).contiguous());
        }
    }

    private static double[] row(float[] x, int b, int width) {
        double[] out = new double[width];
        for (int i = 0; i < width; i++) {
            out[i] = x[b * width + i];
        }
        return out;
    }

    private static double[][] map(float[] x, int b, int channels, int length) {
        double[][] out = new double[channels][];
        for (int c = 0; c < channels; c++) {
            out[c] = row(x, b * channels + c, length);
        }
        return out;
    }

    private static void assertRow(float[] actual, int b, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[b * expected.length + i])
                    .as("batch %s, element %s", b, i)
                    .isCloseTo(expected[i], within(GOAL));
        }
    }

    private static double[] flat(double[][] x) {
        return Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "37, 12", "64, 1"})
    void shouldMultiplyAndAdd(int in, int out) {
        Linear layer = new Linear(parameters, "l", in, out);
        float[] x = draw(BATCH * in, 2);
        float[] y = forward(layer, x, BATCH, in);
        assertThat(y).hasSize(BATCH * out);
        for (int b = 0; b < BATCH; b++) {
            assertRow(y, b, new PlainLayers(parameters.toArray()).linear(row(x, b, in), out));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 0, 4", "3, 5, 3, 1, 1, 8", "4, 2, 5, 1, 2, 7", "6, 6, 3, 2, 1, 16", "2, 3, 4, 3, 0, 11"})
    void shouldConvolve(int in, int out, int kernel, int stride, int padding, int length) {
        Conv1d layer = new Conv1d(parameters, "c", in, out, kernel, stride, padding);
        float[] x = draw(BATCH * in * length, 2);
        float[] y = forward(layer, x, BATCH, in, length);
        for (int b = 0; b < BATCH; b++) {
            double[][] plain =
                    new PlainLayers(parameters.toArray()).conv(map(x, b, in, length), out, kernel, stride, padding);
            assertThat(y).hasSize(BATCH * out * plain[0].length);
            assertRow(y, b, flat(plain));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 4, 2, 1, 4", "2, 2, 3, 1, 1, 6", "1, 4, 5, 3, 0, 3", "8, 8, 4, 2, 1, 1"})
    void shouldConvolveTransposed(int in, int out, int kernel, int stride, int padding, int length) {
        ConvTranspose1d layer = new ConvTranspose1d(parameters, "c", in, out, kernel, stride, padding);
        float[] x = draw(BATCH * in * length, 2);
        float[] y = forward(layer, x, BATCH, in, length);
        for (int b = 0; b < BATCH; b++) {
            double[][] plain = new PlainLayers(parameters.toArray())
                    .convTranspose(map(x, b, in, length), out, kernel, stride, padding);
            assertThat(y).hasSize(BATCH * out * plain[0].length);
            assertRow(y, b, flat(plain));
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 32, 16", "4, 8, 1", "1, 6, 5", "6, 6, 4"})
    void shouldNormaliseGroups(int groups, int channels, int length) {
        GroupNorm layer = new GroupNorm(parameters, "n", groups, channels);
        float[] all = shaken();
        float[] x = draw(BATCH * channels * length, 4);
        float[] y = forward(layer, x, BATCH, channels, length);
        for (int b = 0; b < BATCH; b++) {
            assertRow(y, b, flat(new PlainLayers(all).groupNorm(map(x, b, channels, length), groups)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "17", "64"})
    void shouldNormaliseRows(int width) {
        LayerNorm layer = new LayerNorm(parameters, "n", width);
        float[] all = shaken();
        float[] x = draw(BATCH * width, 4);
        float[] y = forward(layer, x, BATCH, width);
        for (int b = 0; b < BATCH; b++) {
            assertRow(y, b, new PlainLayers(all).layerNorm(row(x, b, width)));
        }
    }

    @Test
    void shouldBendAsTheFormulasSay() {
        float[] x = draw(500, 6);
        float[] mish = forward(Activation.MISH, x, 1, 500);
        float[] gelu = forward(Activation.GELU, x, 1, 500);
        float[] relu = forward(Activation.RELU, x, 1, 500);
        for (int i = 0; i < x.length; i++) {
            assertThat((double) mish[i]).isCloseTo(PlainLayers.mish(x[i]), within(GOAL));
            assertThat((double) gelu[i]).isCloseTo(PlainLayers.gelu(x[i]), within(GOAL));
            assertThat(relu[i]).isEqualTo(Math.max(0, x[i]));
        }
    }

    @Test
    void shouldChainLayersWithAnActivationAfterAllButTheLast() {
        Mlp layer = new Mlp(parameters, "m", Activation.MISH, 6, 9, 7, 3);
        float[] x = draw(BATCH * 6, 2);
        float[] y = forward(layer, x, BATCH, 6);
        for (int b = 0; b < BATCH; b++) {
            PlainLayers plain = new PlainLayers(parameters.toArray());
            double[] first = Arrays.stream(plain.linear(row(x, b, 6), 9))
                    .map(PlainLayers::mish)
                    .toArray();
            double[] second =
                    Arrays.stream(plain.linear(first, 7)).map(PlainLayers::mish).toArray();
            assertRow(y, b, plain.linear(second, 3));
            assertThat(plain.taken()).isEqualTo(parameters.count());
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 16, 3", "8, 24, 5", "32, 8, 1"})
    void shouldModulateChannelsByTheCondition(int in, int out, int kernel) {
        int embedding = 6;
        int length = 5;
        FilmBlock1d block = new FilmBlock1d(parameters, "f", in, out, embedding, kernel);
        float[] all = shaken();
        float[] x = draw(BATCH * in * length, 1);
        float[] e = draw(BATCH * embedding, 2);
        float[] y;
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor made = block.forward(
                    ExportableContract.tensor(x, BATCH, in, length), ExportableContract.tensor(e, BATCH, embedding));
            y = ExportableContract.array(made.contiguous());
        }
        for (int b = 0; b < BATCH; b++) {
            PlainLayers plain = new PlainLayers(all);
            double[][] input = map(x, b, in, length);
            double[] condition =
                    Arrays.stream(row(e, b, embedding)).map(PlainLayers::mish).toArray();
            double[][] h = PlainLayers.mish(plain.groupNorm(plain.conv(input, out, kernel, 1, kernel / 2), 8));
            double[] scale = plain.linear(condition, out);
            double[] shift = plain.linear(condition, out);
            for (int c = 0; c < out; c++) {
                for (int t = 0; t < length; t++) {
                    h[c][t] = (1 + scale[c]) * h[c][t] + shift[c];
                }
            }
            double[][] expected = PlainLayers.mish(plain.groupNorm(plain.conv(h, out, kernel, 1, kernel / 2), 8));
            double[][] beside = in == out ? input : plain.conv(input, out, 1, 1, 0);
            for (int c = 0; c < out; c++) {
                for (int t = 0; t < length; t++) {
                    expected[c][t] += beside[c][t];
                }
            }
            assertThat(plain.taken()).isEqualTo(parameters.count());
            assertRow(y, b, flat(expected));
        }
    }

    @Test
    void shouldStartAtZeroWhenTheGainIsZero() {
        Linear layer = new Linear(parameters, "l", 5, 4, 0);
        assertThat(forward(layer, draw(10, 3), 2, 5)).containsOnly(0);
    }

    @Test
    void shouldStartWithinTheBoundsOfTheFanIn() {
        new Linear(parameters, "l", 100, 50);
        new Conv1d(parameters, "c", 4, 8, 25, 1, 12);
        float[] all = parameters.toArray();
        float largest = 0;
        for (float v : all) {
            assertThat(Math.abs(v)).isLessThanOrEqualTo(0.1f);
            largest = Math.max(largest, Math.abs(v));
        }
        assertThat(largest).isGreaterThan(0.099f);
    }
}
