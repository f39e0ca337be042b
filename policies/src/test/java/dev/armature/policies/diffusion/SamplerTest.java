package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.testing.AllocationFree;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Against arrays that an independent program (plain Python, double precision) computed with the same formulas.
final class SamplerTest {

    private static final double PARITY = 1e-5;

    private final NoiseSchedule cosine = new NoiseSchedule(NoiseSchedule.Kind.SQUARED_COSINE, 100);
    private final NoiseSchedule linear = new NoiseSchedule(NoiseSchedule.Kind.LINEAR, 100);
    private final Sampler warm = new Sampler(cosine, 1.5, 4, SamplerTest::wave);
    private final double[] warmSample = new double[4];
    private final int[] warmLevels = {25, 10, 3, 0};
    private final GaussianNoise warmNoise = new GaussianNoise(1);
    private final float[] none = new float[0];
    private int draws;

    @Test
    void shouldMatchTheReferenceAfterAHundredDdpmSteps() {
        assertThat(solve(cosine, 1.5, Solve.down(Posterior.DDPM, 99)))
                .containsExactly(
                        new double[] {
                            -0.16903150707250947, -0.5747127132410055, -0.6038773768218014, -0.24436174248843087
                        },
                        within(PARITY));
    }

    @Test
    void shouldMatchTheReferenceWithTheLinearScheduleAndATighterClip() {
        assertThat(solve(linear, 1, Solve.down(Posterior.DDPM, 99)))
                .containsExactly(
                        new double[] {
                            0.012465503605827767, 0.3664395325001003, -0.25087830632857017, -0.5970859385202818
                        },
                        within(PARITY));
    }

    @Test
    void shouldMatchTheReferenceOfDdim() {
        Solve ddim10 = Solve.parse("ddim-10", 100);
        assertThat(ddim10.levels()).isEqualTo(List.of(99, 88, 77, 66, 55, 44, 33, 22, 11, 0));
        assertThat(solve(cosine, 1.5, ddim10))
                .containsExactly(
                        new double[] {
                            -0.13493147611591635, 1.3978503506490372, -0.36279728117873045, -1.0550267790715253
                        },
                        within(PARITY));
        assertThat(draws).as("DDIM with eta = 0 draws no noise").isZero();
    }

    @Test
    void shouldAddTheVarianceOfTheOneStepPosterior() {
        int k = 30;
        int n = 200_000;
        double[] x = new double[n];
        // with ε = x / √(1-ᾱ) the clean estimate is 0, so from zeros the mean is 0 and what is left is the noise
        Denoiser zeroClean = (sample, level, condition, out) -> {
            for (int j = 0; j < out.length; j++) {
                out[j] = (float) (sample[j] / Math.sqrt(1 - cosine.alphaBar(level)));
            }
        };
        Sampler sampler = new Sampler(cosine, 1.5, n, zeroClean);
        sampler.solve(Posterior.DDPM, new int[] {k}, x, none, new GaussianNoise(5));
        double variance = 0;
        for (double value : x) {
            variance += value * value / n;
        }
        double expected = cosine.beta(k) * (1 - cosine.alphaBar(k - 1)) / (1 - cosine.alphaBar(k));
        assertThat(variance).isCloseTo(expected, within(0.01 * expected));
    }

    @Test
    void shouldAddNoNoiseInTheLastStep() {
        double[] a = {0.3, -0.4, 0.1, 0};
        double[] b = a.clone();
        warm.solve(Posterior.DDPM, new int[] {0}, a, none, new GaussianNoise(1));
        warm.solve(Posterior.DDPM, new int[] {0}, b, none, new GaussianNoise(2));
        assertThat(a).isEqualTo(b);
    }

    @Test
    void shouldClipTheCleanEstimate() {
        double[] x = {50, -50, 0, 0};
        warm.solve(Posterior.DDIM, new int[] {25}, x, none, () -> 0);
        assertThat(x[0]).isEqualTo(1.5);
        assertThat(x[1]).isEqualTo(-1.5);
    }

    @Test
    void shouldCountTheCallsOfTheNetwork() {
        long before = warm.calls();
        warm.solve(Posterior.DDIM, warmLevels, new double[4], none, () -> 0);
        assertThat(warm.calls() - before).isEqualTo(4);
    }

    @Test
    void shouldRefuseAClipThatIsNotPositive() {
        assertThatThrownBy(() -> new Sampler(cosine, 0, 4, SamplerTest::wave))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clip");
    }

    @AllocationFree
    void shouldAllocateNothing() {
        warm.solve(Posterior.DDIM, warmLevels, warmSample, none, warmNoise);
        warm.solve(Posterior.DDPM, warmLevels, warmSample, none, warmNoise);
    }

    private double[] solve(NoiseSchedule schedule, double clip, Solve solve) {
        double[] x = new double[4];
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.sin(1.3 * j + .2) * 1.5;
        }
        draws = 0;
        NoiseSource given = () -> Math.cos(0.7 * ++draws) * 1.2;
        new Sampler(schedule, clip, 4, SamplerTest::wave).solve(solve.posterior(), solve.levelArray(), x, none, given);
        return x;
    }

    private static void wave(float[] sample, int k, float[] condition, float[] out) {
        for (int j = 0; j < sample.length; j++) {
            out[j] = (float) Math.tanh(.8 * sample[j] + .3 * Math.sin(j) + .002 * k);
        }
    }
}
