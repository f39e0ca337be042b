package dev.armature.sim.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessRateTest {

    @Test
    void shouldHaveTheKnownIntervals() {
        // No success of n: Beta(1, n+1), whose quantile is 1 − (1−p)^(1/(n+1)).
        Interval none = new SuccessRate(0, 20).posterior95();
        assertThat(none.low()).isCloseTo(1 - Math.pow(0.975, 1 / 21.0), within(1e-13));
        assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 1 / 21.0), within(1e-13));
        // Wilson for 8 of 10, worked by hand: 0.4902, 0.9433.
        Interval wilson = new SuccessRate(8, 10).wilson95();
        assertThat(wilson.low()).isCloseTo(0.4902, within(5e-5));
        assertThat(wilson.high()).isCloseTo(0.9433, within(5e-5));
    }

    @Property
    void shouldEncloseTheMeanWithinZeroToOneAndMirror(
            @ForAll @IntRange(max = 400) int successes, @ForAll @IntRange(max = 400) int failures) {
        SuccessRate rate = new SuccessRate(successes, successes + failures);
        SuccessRate mirror = new SuccessRate(failures, successes + failures);
        Interval wilson = rate.wilson95();
        Interval posterior = rate.posterior95();

        assertThat(wilson.contains(rate.mean()) || rate.n() == 0).isTrue();
        assertThat(wilson.low()).isGreaterThanOrEqualTo(0);
        assertThat(wilson.high()).isLessThanOrEqualTo(1);
        assertThat(posterior.contains((successes + 1.0) / (rate.n() + 2))).isTrue();
        assertThat(mirror.posterior95().low()).isCloseTo(1 - posterior.high(), within(1e-12));
        assertThat(mirror.wilson95().low()).isCloseTo(1 - wilson.high(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 200})
    void shouldCoverRatesDrawnFromThePriorNinetyFiveTimesOfAHundred(int n) {
        int trials = 6000;
        SplittableRandom random = new SplittableRandom(n);
        int posterior = 0;
        int wilson = 0;
        for (int trial = 0; trial < trials; trial++) {
            double p = random.nextDouble();
            int successes = 0;
            for (int i = 0; i < n; i++) {
                successes += random.nextDouble() < p ? 1 : 0;
            }
            SuccessRate rate = new SuccessRate(successes, n);
            posterior += rate.posterior95().contains(p) ? 1 : 0;
            wilson += rate.wilson95().contains(p) ? 1 : 0;
        }

        assertThat((double) posterior / trials).isCloseTo(0.95, within(0.011));
        assertThat((double) wilson / trials).isCloseTo(0.95, within(0.015));
    }

    @Test
    void shouldSayNothingWhenNothingWasTried() {
        SuccessRate none = new SuccessRate(0, 0);

        assertThat(none.mean()).isZero();
        assertThat(none.wilson95()).isEqualTo(new Interval(0, 1));
        assertThat(none.posterior95().low()).isCloseTo(0.025, within(1e-13));
        assertThat(none.posterior95().high()).isCloseTo(0.975, within(1e-13));
    }

    @Test
    void shouldRejectCountsThatDoNotFit() {
        assertThatThrownBy(() -> new SuccessRate(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SuccessRate(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
