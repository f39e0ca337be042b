package dev.armature.training.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LayersTest {

    private final Parameters parameters = new Parameters(1);

    @Test
    void shouldExportLinear() {
        ExportableContract.agrees(new Linear(parameters, "l", 37, 12), 2, new long[] {1, 37});
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void shouldExportActivations(Activation activation) {
        ExportableContract.agrees(activation, 6, new long[] {1, 1000});
    }

    @Test
    void shouldExportLayerNorm() {
        LayerNorm norm = new LayerNorm(parameters, "n", 64);
        shake();
        ExportableContract.agrees(norm, 3, new long[] {1, 64});
    }

    @ParameterizedTest
    @CsvSource({"8, 32, 16", "4, 8, 1", "1, 6, 5"})
    void shouldExportGroupNorm(int groups, int channels, int length) {
        GroupNorm norm = new GroupNorm(parameters, "n", groups, channels);
        shake();
        ExportableContract.agrees(norm, 3, new long[] {1, channels, length});
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1", "5, 1, 2", "3, 2, 1", "1, 1, 0"})
    void shouldExportConvolution(int kernel, int stride, int padding) {
        ExportableContract.agrees(
                new Conv1d(parameters, "c", 10, 24, kernel, stride, padding), 2, new long[] {1, 10, 16});
    }

    @Test
    void shouldExportTransposedConvolution() {
        ExportableContract.agrees(new ConvTranspose1d(parameters, "c", 24, 10, 4, 2, 1), 2, new long[] {1, 24, 8});
    }

    @Test
    void shouldExportTimeEmbedding() {
        ExportableContract.agrees(new TimeEmbedding(32), 99, new long[] {1});
    }

    @Test
    void shouldExportPerceptron() {
        ExportableContract.agrees(new Mlp(parameters, "m", Activation.RELU, 46, 256, 256, 7), 1, new long[] {1, 46});
    }

    @Test
    void shouldEmbedTimeAsTheFormulaSays() {
        try (PointerScope scope = new PointerScope()) {
            Tensor out = new TimeEmbedding(8).forward(ExportableContract.tensor(new float[] {3}, 1));
            float[] actual = ExportableContract.array(out);
            for (int i = 0; i < 4; i++) {
                double angle = 3 * Math.pow(10_000, -i / 3.0);
                assertThat(actual[i]).isCloseTo((float) Math.sin(angle), org.assertj.core.data.Offset.offset(1e-6f));
                assertThat(actual[4 + i])
                        .isCloseTo((float) Math.cos(angle), org.assertj.core.data.Offset.offset(1e-6f));
            }
        }
    }

    @Test
    void shouldRefuseImpossibleLayers() {
        assertThatThrownBy(() -> new GroupNorm(parameters, "n", 8, 12)).hasMessageContaining("8 groups");
        assertThatThrownBy(() -> Conv1d.same(parameters, "c", 1, 1, 4)).hasMessageContaining("odd");
        assertThatThrownBy(() -> new TimeEmbedding(7)).hasMessageContaining("even");
        assertThatThrownBy(() -> new Mlp(parameters, "m", Activation.RELU, 3)).hasMessageContaining("width");
    }

    /// Norms start as the identity; other values show that they are exported.
    private void shake() {
        float[] all = parameters.toArray();
        for (int i = 0; i < all.length; i++) {
            all[i] += (float) Math.sin(i);
        }
        parameters.set(all);
        assertThat(Arrays.equals(all, parameters.toArray())).isTrue();
    }
}
