package dev.armature.training.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.training.module.ExportableContract;
import dev.armature.training.module.Parameters;
import dev.armature.training.onnx.Parity;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class DenoisersTest {

    @Test
    void shouldExportResidualPerceptron() {
        agrees(new ResidualMlpDenoiser(16, 4, 28, 256, 3, 1));
    }

    @Test
    void shouldExportFilmBlocksWithAndWithoutShortcutConvolution() {
        Parameters parameters = new Parameters(1);
        FilmBlock1d same = new FilmBlock1d(parameters, "a", 16, 16, 20, 5);
        FilmBlock1d other = new FilmBlock1d(parameters, "b", 16, 24, 20, 3);
        ExportableContract.agrees(same, 1, new long[] {1, 16, 8}, new long[] {1, 20});
        ExportableContract.agrees(other, 1, new long[] {1, 16, 8}, new long[] {1, 20});
    }

    @Test
    void shouldExportUnet() {
        agrees(new ConditionalUnet1d(16, 4, 28, new int[] {32, 64, 128}, 3, 32, 1));
        agrees(new ConditionalUnet1d(8, 2, 5, new int[] {64, 128}, 5, 64, 1));
    }

    @Test
    void shouldNameInputsAndOutputAndAnswerByTheBatch() {
        Denoiser net = new ResidualMlpDenoiser(4, 2, 3, 32, 1, 5);
        float[] sample = {.1f, .2f, .3f, .4f, -.1f, -.2f, -.3f, -.4f};
        float[] condition = {1, -1, .5f};
        float[] exported = Parity.run(
                net.toOnnx(),
                List.of(
                        new Parity.Input("sample", sample, List.of(1L, 4L, 2L)),
                        new Parity.Input("timestep", new float[] {42}, List.of(1L)),
                        new Parity.Input("condition", condition, List.of(1L, 3L))));
        try (PointerScope scope = new PointerScope()) {
            float[] twice = new float[16];
            System.arraycopy(sample, 0, twice, 8, 8);
            Tensor batch = net.forward(
                    ExportableContract.tensor(twice, 2, 4, 2),
                    ExportableContract.tensor(new float[] {3, 42}, 2),
                    ExportableContract.tensor(new float[] {0, 0, 0, 1, -1, .5f}, 2, 3));
            float[] second = new float[8];
            System.arraycopy(ExportableContract.array(batch.contiguous()), 8, second, 0, 8);
            assertThat(Parity.distance(exported, second)).isLessThan(Parity.TOLERANCE);
        }
    }

    @Test
    void shouldRepeatWithTheSeedAndDifferWithout() {
        float[] a = new ResidualMlpDenoiser(4, 2, 3, 32, 1, 5).parameters().toArray();
        assertThat(new ResidualMlpDenoiser(4, 2, 3, 32, 1, 5).parameters().toArray())
                .isEqualTo(a);
        assertThat(new ResidualMlpDenoiser(4, 2, 3, 32, 1, 6).parameters().toArray())
                .isNotEqualTo(a);
    }

    @Test
    void shouldRefuseHorizonThatCannotBeHalved() {
        assertThatThrownBy(() -> new ConditionalUnet1d(6, 4, 28, new int[] {32, 64, 128}, 3, 32, 1))
                .hasMessageContaining("cannot be halved");
    }

    private static void agrees(Denoiser net) {
        ExportableContract.agrees(net, 1.5, new long[] {1, net.horizon(), net.actionDim()}, new long[] {1}, new long[] {
            1, net.conditionDim()
        });
    }
}
