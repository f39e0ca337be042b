package dev.armature.training.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.training.denoiser.ConditionalUnet1d;
import dev.armature.training.denoiser.Denoiser;
import dev.armature.training.denoiser.FilmBlock1d;
import dev.armature.training.denoiser.ResidualMlpDenoiser;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gradients in the one flat vector, against central differences of the same weights.
final class GradientTest {
    private static final float STEP = 4e-3f;
    private static final int CHECKED = 60;

    private final Parameters parameters = new Parameters(3);
    private final SplittableRandom random = new SplittableRandom(4);

    private float[] draw(int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) (2 * random.nextDouble() - 1);
        }
        return out;
    }

    private static Tensor[] tensors(float[][] inputs, long[][] shapes) {
        Tensor[] out = new Tensor[inputs.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = ExportableContract.tensor(inputs[i], shapes[i]);
        }
        return out;
    }

    /// Σ c · output, summed in double precision.
    private static double value(Exportable module, float[][] inputs, long[][] shapes, float[] c) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            float[] y = ExportableContract.array(
                    module.forward(tensors(inputs, shapes)).contiguous());
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                sum += (double) c[i] * y[i];
            }
            return sum;
        }
    }

    private void check(Parameters block, Exportable module, long[]... shapes) {
        float[][] inputs = new float[shapes.length][];
        for (int i = 0; i < shapes.length; i++) {
            inputs[i] = draw((int) Arrays.stream(shapes[i]).reduce(1, Math::multiplyExact));
        }
        float[] c;
        try (PointerScope scope = new PointerScope()) {
            Tensor y = module.forward(tensors(inputs, shapes)).contiguous();
            c = draw((int) y.numel());
            ExportableContract.tensor(c, c.length).mul(y.reshape(-1)).sum().backward();
        }
        float[] gradient = ExportableContract.array(block.gradients());
        float[] all = block.toArray();
        assertThat(gradient).hasSameSizeAs(all);
        int stride = Math.max(1, all.length / CHECKED);
        int moving = 0;
        for (int i = 0; i < all.length; i += stride) {
            float before = all[i];
            all[i] = before + STEP;
            block.set(all);
            double above = value(module, inputs, shapes, c);
            all[i] = before - STEP;
            block.set(all);
            double below = value(module, inputs, shapes, c);
            all[i] = before;
            block.set(all);
            double expected = (above - below) / (2 * STEP);
            assertThat((double) gradient[i])
                    .as("parameter %s of %s", i, all.length)
                    .isCloseTo(expected, within(5e-3 + 0.02 * Math.abs(expected)));
            moving += Math.abs(expected) > 1e-3 ? 1 : 0;
        }
        assertThat(moving).as("parameters that matter").isGreaterThan(0);
    }

    @Test
    void shouldFollowLinearAndItsBatch() {
        check(parameters, new Linear(parameters, "l", 7, 5), new long[] {4, 7});
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1", "3, 2, 1", "5, 1, 2"})
    void shouldFollowConvolution(int kernel, int stride, int padding) {
        check(parameters, new Conv1d(parameters, "c", 3, 4, kernel, stride, padding), new long[] {2, 3, 8});
    }

    @Test
    void shouldFollowTransposedConvolution() {
        check(parameters, new ConvTranspose1d(parameters, "c", 3, 4, 4, 2, 1), new long[] {2, 3, 4});
    }

    @Test
    void shouldFollowNorms() {
        check(parameters, new GroupNorm(parameters, "g", 2, 8), new long[] {2, 8, 3});
        Parameters other = new Parameters(1);
        check(other, new LayerNorm(other, "n", 12), new long[] {3, 12});
    }

    @ParameterizedTest
    @CsvSource({"MISH", "GELU"})
    void shouldFollowPerceptron(Activation activation) {
        check(parameters, new Mlp(parameters, "m", activation, 5, 12, 8, 3), new long[] {3, 5});
    }

    @Test
    void shouldFollowFilmBlock() {
        check(parameters, new FilmBlock1d(parameters, "f", 8, 16, 4, 3), new long[] {2, 8, 4}, new long[] {2, 4});
    }

    @Test
    void shouldFollowWholeDenoisers() {
        Denoiser mlp = new ResidualMlpDenoiser(4, 2, 3, 16, 2, 1);
        check(mlp.parameters(), mlp, new long[] {2, 4, 2}, new long[] {2}, new long[] {2, 3});
        // groups of 16 numbers: where a few are normalised alone, the slope changes within a step
        Denoiser unet = new ConditionalUnet1d(8, 2, 3, new int[] {16, 32}, 3, 8, 1);
        check(unet.parameters(), unet, new long[] {2, 8, 2}, new long[] {2}, new long[] {2, 3});
    }

    @Test
    void shouldAddUpUntilTheyAreCleared() {
        Linear layer = new Linear(parameters, "l", 2, 1);
        float[] once = new float[0];
        for (int i = 1; i <= 3; i++) {
            try (PointerScope scope = new PointerScope()) {
                layer.forward(ExportableContract.tensor(new float[] {2, -3}, 1, 2))
                        .sum()
                        .backward();
            }
            float[] now = ExportableContract.array(parameters.gradients());
            once = i == 1 ? now : once;
            for (int j = 0; j < now.length; j++) {
                assertThat(now[j]).isEqualTo(i * once[j]);
            }
        }
        assertThat(once).containsExactly(2, -3, 1);
    }
}
