package dev.armature.policies.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.policies.diffusion.GaussianNoise;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleSpreadTest {

    private static final int SIZE = 64;

    private static double[][] samples(long seed, int n, double std, double apart) {
        GaussianNoise noise = new GaussianNoise(seed);
        double[][] samples = new double[n][SIZE];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < SIZE; j++) {
                double side = (i * 7 + 3) % 5 < 2 ? 0.5 : -0.5;
                samples[i][j] = std * noise.next() + side * apart / Math.sqrt(SIZE);
            }
        }
        return samples;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 32, 200})
    void shouldFindTheStandardDeviationAndNoSecondMode(int n) {
        for (int seed = 0; seed < 200; seed++) {
            double std = 0.01 + 0.005 * seed;
            SampleSpread spread = SampleSpread.of(samples(seed, n, std, 0));
            assertThat(spread.std()).isCloseTo(std, within(0.2 * std));
            assertThat(spread.modeDistance()).isInfinite();
        }
    }

    @Property(tries = 100)
    void shouldFindTwoModes(
            @ForAll @LongRange(min = 0, max = 1000) long seed, @ForAll @DoubleRange(min = 1.5, max = 5) double apart) {
        SampleSpread spread = SampleSpread.of(samples(seed, 32, 0.1, apart));
        assertThat(spread.modeDistance()).isCloseTo(apart, within(0.15 * apart));
    }

    @Test
    void shouldTakeEqualSamplesForOneMode() {
        SampleSpread spread = SampleSpread.of(samples(1, 8, 0, 0));
        assertThat(spread.std()).isZero();
        assertThat(spread.modeDistance()).isInfinite();
    }
}
