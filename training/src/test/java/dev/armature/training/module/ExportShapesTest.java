package dev.armature.training.module;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every exportable layer over several shapes: ONNX Runtime must compute what libtorch does, to 1e-5.
final class ExportShapesTest {
    private final Parameters parameters = new Parameters(9);

    private void shake() {
        SplittableRandom random = new SplittableRandom(2);
        float[] all = parameters.toArray();
        for (int i = 0; i < all.length; i++) {
            all[i] += (float) (0.4 * random.nextDouble() - 0.2);
        }
        parameters.set(all);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "9, 1", "3, 200"})
    void shouldExportLinear(int in, int out) {
        ExportableContract.agrees(new Linear(parameters, "l", in, out), 2, new long[] {1, in});
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 3, 1, 1, 1", "2, 7, 5, 1, 2, 3", "8, 8, 3, 2, 1, 4", "3, 3, 7, 3, 2, 20", "5, 1, 1, 1, 0, 9"})
    void shouldExportConvolution(int in, int out, int kernel, int stride, int padding, int length) {
        Conv1d layer = new Conv1d(parameters, "c", in, out, kernel, stride, padding);
        ExportableContract.agrees(layer, 2, new long[] {1, in, length});
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 4, 2, 1, 1", "2, 7, 4, 2, 1, 8", "6, 3, 3, 1, 1, 5", "4, 4, 5, 3, 2, 6"})
    void shouldExportTransposedConvolution(int in, int out, int kernel, int stride, int padding, int length) {
        ConvTranspose1d layer = new ConvTranspose1d(parameters, "c", in, out, kernel, stride, padding);
        ExportableContract.agrees(layer, 2, new long[] {1, in, length});
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 1", "8, 8, 4", "8, 64, 2", "2, 10, 3"})
    void shouldExportGroupNorm(int groups, int channels, int length) {
        GroupNorm layer = new GroupNorm(parameters, "n", groups, channels);
        shake();
        ExportableContract.agrees(layer, 3, new long[] {1, channels, length});
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "257"})
    void shouldExportLayerNorm(int width) {
        LayerNorm layer = new LayerNorm(parameters, "n", width);
        shake();
        ExportableContract.agrees(layer, 3, new long[] {1, width});
    }

    @ParameterizedTest
    @CsvSource({"4", "6", "64"})
    void shouldExportTimeEmbedding(int width) {
        ExportableContract.agrees(new TimeEmbedding(width), 99, new long[] {1});
    }

    @ParameterizedTest
    @CsvSource({"MISH", "GELU", "RELU"})
    void shouldExportPerceptron(Activation activation) {
        ExportableContract.agrees(new Mlp(parameters, "m", activation, 5, 16, 16, 16, 2), 2, new long[] {1, 5});
    }

    @ParameterizedTest
    @CsvSource({"MISH", "GELU", "RELU"})
    void shouldExportActivationsFarOut(Activation activation) {
        ExportableContract.agrees(activation, 40, new long[] {1, 3, 50});
    }
}
