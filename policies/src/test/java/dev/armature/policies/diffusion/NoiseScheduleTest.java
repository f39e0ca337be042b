package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class NoiseScheduleTest {

    private static final double PRINTED = 5e-6;

    private final NoiseSchedule cosine = new NoiseSchedule(NoiseSchedule.Kind.SQUARED_COSINE, 100);
    private final NoiseSchedule linear = new NoiseSchedule(NoiseSchedule.Kind.LINEAR, 100);

    @Test
    void shouldMatchThePrintedTableOfTheSquaredCosine() {
        assertThat(cosine.alphaBar(0)).isCloseTo(.99937, within(PRINTED));
        assertThat(cosine.alphaBar(2)).isCloseTo(.99665, within(PRINTED));
        assertThat(cosine.alphaBar(5)).isCloseTo(.98897, within(PRINTED));
        assertThat(cosine.alphaBar(10)).isCloseTo(.96672, within(PRINTED));
        assertThat(Math.sqrt(1 - cosine.alphaBar(25))).isCloseTo(.405, within(5e-4));
        assertThat(cosine.alphaBar(99)).isLessThan(1e-6);
        assertThat(cosine.beta(99)).isEqualTo(.999);
    }

    @Test
    void shouldMatchThePrintedTableOfTheLinear() {
        assertThat(linear.alphaBar(0)).isCloseTo(.99990, within(PRINTED));
        assertThat(linear.alphaBar(2)).isCloseTo(.99910, within(PRINTED));
        assertThat(linear.alphaBar(5)).isCloseTo(.99639, within(PRINTED));
        assertThat(linear.alphaBar(10)).isCloseTo(.98791, within(PRINTED));
        assertThat(linear.alphaBar(99)).isCloseTo(.364, within(5e-4));
        assertThat(linear.beta(0)).isEqualTo(1e-4);
        assertThat(linear.beta(99)).isCloseTo(.02, within(1e-15));
    }

    @Test
    void shouldCallTheCleanSampleLevelMinusOne() {
        assertThat(cosine.alphaBar(-1)).isEqualTo(1);
        assertThat(cosine.contraction(-1, 0.1)).isCloseTo(1, within(1e-15));
    }

    @Property(tries = 300)
    void shouldLoseSignalWithEveryLevel(@ForAll NoiseSchedule.Kind kind, @ForAll @IntRange(min = 2, max = 300) int n) {
        NoiseSchedule schedule = new NoiseSchedule(kind, n);
        for (int k = 0; k < n; k++) {
            assertThat(schedule.beta(k)).isBetween(1e-6, 0.999);
            assertThat(schedule.alphaBar(k))
                    .isLessThan(schedule.alphaBar(k - 1))
                    .isPositive();
        }
    }

    @Property(tries = 300)
    void shouldContractMoreFromAHigherLevelAndForMoreConcentratedData(
            @ForAll @IntRange(min = 0, max = 98) int k, @ForAll @DoubleRange(min = 0.01, max = 1) double s) {
        assertThat(cosine.contraction(k, s)).isBetween(0.0, 1.0);
        assertThat(cosine.contraction(k + 1, s)).isLessThan(cosine.contraction(k, s));
        assertThat(cosine.contraction(k, s * 1.1)).isGreaterThan(cosine.contraction(k, s));
    }

    @Test
    void shouldRefuseAScheduleOfOneLevel() {
        assertThatThrownBy(() -> new NoiseSchedule(NoiseSchedule.Kind.LINEAR, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
