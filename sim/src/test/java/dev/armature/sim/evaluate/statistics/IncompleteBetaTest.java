package dev.armature.sim.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IncompleteBetaTest {

    @Property(tries = 500)
    void shouldBeTheBinomialTail(
            @ForAll @IntRange(min = 1, max = 80) int a,
            @ForAll @IntRange(min = 1, max = 80) int b,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double x) {
        // I_x(a, b) = P(Bin(a+b−1, x) ≥ a) for whole numbers (DLMF 8.17.5).
        int n = a + b - 1;
        double tail = 0;
        for (int i = a; i <= n; i++) {
            tail += Math.exp(logChoose(n, i) + i * Math.log(x) + (n - i) * Math.log1p(-x));
        }

        assertThat(IncompleteBeta.regularised(x, a, b)).isCloseTo(tail, within(1e-12));
    }

    @Property(tries = 300)
    void shouldInvertItself(
            @ForAll @DoubleRange(min = 0.5, max = 2000) double a,
            @ForAll @DoubleRange(min = 0.5, max = 2000) double b,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        double x = IncompleteBeta.inverse(p, a, b);

        assertThat(IncompleteBeta.regularised(x, a, b)).isCloseTo(p, within(1e-9));
    }

    @Test
    void shouldKnowTheSimpleCases() {
        assertThat(IncompleteBeta.inverse(0.025, 1, 1)).isCloseTo(0.025, within(1e-14));
        assertThat(IncompleteBeta.regularised(0.3, 1, 4)).isCloseTo(1 - Math.pow(0.7, 4), within(1e-14));
        assertThat(IncompleteBeta.regularised(0.3, 4, 1)).isCloseTo(Math.pow(0.3, 4), within(1e-15));
        // The arcsine distribution.
        assertThat(IncompleteBeta.regularised(0.2, 0.5, 0.5))
                .isCloseTo(2 / Math.PI * Math.asin(Math.sqrt(0.2)), within(1e-13));
        assertThat(IncompleteBeta.regularised(0, 3, 2)).isZero();
        assertThat(IncompleteBeta.regularised(1, 3, 2)).isEqualTo(1);
    }

    @Test
    void shouldHaveTheLogarithmOfTheFactorials() {
        double sum = 0;
        for (int n = 1; n < 500; n++) {
            sum += Math.log(n);
            assertThat(IncompleteBeta.logGamma(n + 1)).isCloseTo(sum, within(1e-13 * Math.max(1, sum) + 1e-13));
        }
        assertThat(IncompleteBeta.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-13));
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log((n - k + i) / (double) i);
        }
        return sum;
    }
}
