package dev.armature.sim.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.sim.evaluate.statistics.PairedSequentialTest.Decision;
import java.math.BigInteger;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedSequentialTestTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "0,1", "5,0", "18,1", "3,17", "40,60", "200,150", "900,1100"})
    void shouldEqualTheClosedFormInExactIntegers(int w, int l) {
        // 2^(n+1) · B(w+1, l+1) · P(Bin(n+1, 1/2) ≤ w) = w! l! Σ C(n+1, i) / (n+1)!
        BigInteger sum = BigInteger.ZERO;
        BigInteger binomial = BigInteger.ONE;
        for (int i = 0; i <= w; i++) {
            sum = sum.add(binomial);
            binomial = binomial.multiply(BigInteger.valueOf(w + l + 1L - i)).divide(BigInteger.valueOf(i + 1L));
        }
        double exact = log(factorial(w)) + log(factorial(l)) + log(sum) - log(factorial(w + l + 1));

        assertThat(PairedSequentialTest.logE(w, l)).isCloseTo(exact, within(1e-12 * Math.max(1, Math.abs(exact))));
    }

    @Property(tries = 200)
    void shouldEqualTheIntegralOverTheBias(@ForAll @IntRange(max = 60) int w, @ForAll @IntRange(max = 60) int l) {
        // The mixture itself: 2 ∫_{1/2}^{1} (2p)^w (2(1−p))^l dp, by Simpson's rule.
        int steps = 4000;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double p = 0.5 + 0.5 * i / steps;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.pow(2 * p, w) * Math.pow(2 * (1 - p), l);
        }
        double integral = 2 * sum * 0.5 / steps / 3;

        assertThat(Math.exp(PairedSequentialTest.logE(w, l))).isCloseTo(integral, within(1e-8 * integral));
    }

    @Property(tries = 300)
    void shouldBeAMartingaleUnderTheFairCoin(@ForAll @IntRange(max = 400) int w, @ForAll @IntRange(max = 400) int l) {
        double now = PairedSequentialTest.logE(w, l);
        double won = Math.exp(PairedSequentialTest.logE(w + 1, l) - now);
        double lost = Math.exp(PairedSequentialTest.logE(w, l + 1) - now);

        assertThat(0.5 * won + 0.5 * lost).isCloseTo(1, within(1e-11));
    }

    @Test
    void shouldStayFiniteForMillionsOfPairs() {
        assertThat(PairedSequentialTest.logE(1_000_000, 0))
                .isCloseTo(1_000_001 * Math.log(2) - Math.log(1_000_001), within(1e-6));
        assertThat(PairedSequentialTest.logE(500_000, 500_000)).isBetween(-8.0, 0.0);
        assertThat(PairedSequentialTest.logE(0, 1_000_000)).isCloseTo(-Math.log(1_000_001), within(1e-9));
    }

    @Test
    void shouldStopAtTheFirstPairThatDecidesAndStay() {
        PairedSequentialTest test = new PairedSequentialTest(0.05);
        test.add(true, true);
        for (int i = 0; i < 9; i++) {
            test.add(true, false);
        }
        // E(w, 0) = (2^(w+1) − 1)/(w+1): 8 wins give 56.8, 7 wins 31.9; the threshold is 40.
        assertThat(test.stoppedAt()).isEqualTo(9);
        for (int i = 0; i < 100; i++) {
            test.add(false, true);
        }

        assertThat(test.decision()).isEqualTo(Decision.A_BETTER);
        assertThat(test.stoppedAt()).isEqualTo(9);
        assertThat(test.pairs()).isEqualTo(110);
        assertThat(test.bOnly()).isEqualTo(100);
    }

    @Test
    void shouldMirrorWhenTheSidesAreSwapped() {
        SplittableRandom random = new SplittableRandom(4);
        PairedSequentialTest test = new PairedSequentialTest(0.05);
        PairedSequentialTest mirror = new PairedSequentialTest(0.05);
        for (int i = 0; i < 200; i++) {
            boolean a = random.nextDouble() < 0.4;
            boolean b = random.nextDouble() < 0.8;
            test.add(a, b);
            mirror.add(b, a);
        }

        assertThat(test.decision()).isEqualTo(Decision.B_BETTER);
        assertThat(mirror.decision()).isEqualTo(Decision.A_BETTER);
        assertThat(mirror.stoppedAt()).isEqualTo(test.stoppedAt());
        assertThat(mirror.logEvidenceForA()).isEqualTo(test.logEvidenceForB());
    }

    @Test
    void shouldRejectAnAlphaOutsideZeroToOne() {
        for (double alpha : new double[] {0, 1, -1, Double.NaN}) {
            assertThatThrownBy(() -> new PairedSequentialTest(alpha)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static BigInteger factorial(int n) {
        BigInteger out = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            out = out.multiply(BigInteger.valueOf(i));
        }
        return out;
    }

    private static double log(BigInteger value) {
        int shift = Math.max(0, value.bitLength() - 900);
        return Math.log(value.shiftRight(shift).doubleValue()) + shift * Math.log(2);
    }
}
