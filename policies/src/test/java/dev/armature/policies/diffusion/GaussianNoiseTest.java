package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.testing.AllocationFree;
import org.junit.jupiter.api.Test;

final class GaussianNoiseTest {

    private final GaussianNoise warm = new GaussianNoise(3);
    private double sum;

    @Test
    void shouldMatchTheReferenceNumbers() {
        GaussianNoise noise = new GaussianNoise(42);
        double[] expected = {0.32138044849001596, -1.1355930628182678, -0.47413423597308735, -0.7458283855265652};
        for (double e : expected) {
            assertThat(noise.next()).isCloseTo(e, within(1e-14));
        }
    }

    @Test
    void shouldRepeatAfterReset() {
        GaussianNoise noise = new GaussianNoise(9);
        double[] first = {noise.next(), noise.next(), noise.next()};
        noise.reset(9);
        assertThat(new double[] {noise.next(), noise.next(), noise.next()}).isEqualTo(first);
        noise.reset(10);
        assertThat(noise.next()).isNotEqualTo(first[0]);
    }

    @Test
    void shouldBeStandardNormal() {
        GaussianNoise noise = new GaussianNoise(1);
        int n = 400_000;
        double mean = 0;
        double variance = 0;
        double fourth = 0;
        double lag = 0;
        double last = 0;
        for (int i = 0; i < n; i++) {
            double z = noise.next();
            mean += z / n;
            variance += z * z / n;
            fourth += z * z * z * z / n;
            lag += z * last / n;
            last = z;
        }
        assertThat(mean).isCloseTo(0, within(0.008));
        assertThat(variance).isCloseTo(1, within(0.012));
        assertThat(fourth).isCloseTo(3, within(0.08));
        assertThat(lag).isCloseTo(0, within(0.008));
    }

    @Test
    void shouldNotCorrelateNeighbouringSeeds() {
        int n = 20_000;
        double product = 0;
        for (int seed = 0; seed < n; seed++) {
            product += new GaussianNoise(seed).next() * new GaussianNoise(seed + 1).next() / n;
        }
        assertThat(product).isCloseTo(0, within(0.03));
    }

    @AllocationFree
    void shouldAllocateNothing() {
        sum += warm.next();
    }
}
