package dev.armature.sim.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.sim.evaluate.statistics.PairedSequentialTest.Decision;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Monte-Carlo figures of the sequential test: how often it errs, how often and how early it finds a difference.
class SequentialPowerTest {

    private static final int TRIALS = 4000;

    /// What a set of simulated evaluations came to.
    private record Outcome(double decided, double wrong, double meanPairs) {}

    @ParameterizedTest
    @CsvSource({"0.5, 200, 0.030", "0.9, 500, 0.022", "0.2, 500, 0.029"})
    void shouldErrAtMostFivePercentWhenBothAreEqual(double p, int pairs, double expected) {
        Outcome outcome = simulate(p, p, pairs, 17);

        assertThat(outcome.decided()).isLessThanOrEqualTo(0.05);
        assertThat(outcome.decided()).isCloseTo(expected, within(fourSigma(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.7, 50, 0.247, 45",
        "0.5, 0.7, 200, 0.889, 100",
        "0.5, 0.8, 50, 0.63, 37",
        "0.3, 0.9, 50, 1.00, 14.8",
        "0.05, 0.5, 50, 0.995, 20",
        "0.5, 0.6, 500, 0.592, 352",
        "0.9, 0.98, 200, 0.777, 132"
    })
    void shouldFindDifferencesAsOftenAndAsEarlyAsTheTableSays(
            double pA, double pB, int pairs, double power, double meanStop) {
        Outcome outcome = simulate(pA, pB, pairs, 23);

        assertThat(outcome.decided()).isCloseTo(power, within(fourSigma(power) + 0.01));
        assertThat(outcome.wrong()).isLessThan(0.002);
        assertThat(outcome.meanPairs()).isCloseTo(meanStop, within(0.04 * meanStop + 0.5));
    }

    private static double fourSigma(double rate) {
        return 4 * Math.sqrt(rate * (1 - rate) / TRIALS) + 0.002;
    }

    private static Outcome simulate(double pA, double pB, int pairs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int decided = 0;
        int wrong = 0;
        long used = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            PairedSequentialTest test = new PairedSequentialTest(0.05);
            while (test.pairs() < pairs && test.decision() == Decision.INDISTINCT) {
                test.add(random.nextDouble() < pA, random.nextDouble() < pB);
            }
            used += test.pairs();
            decided += test.decision() == Decision.INDISTINCT ? 0 : 1;
            wrong += test.decision() == Decision.A_BETTER ? 1 : 0;
        }
        return new Outcome((double) decided / TRIALS, (double) wrong / TRIALS, (double) used / TRIALS);
    }
}
