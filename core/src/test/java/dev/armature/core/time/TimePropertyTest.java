package dev.armature.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clocks never go back, periods are those of their rates.
class TimePropertyTest {

    @Property(tries = 300, seed = "91")
    void shouldNeverGoBackWhateverIsAskedOfAManualClock(@ForAll long start, @ForAll long seed) {
        Random random = new Random(seed);
        ManualClock clock = new ManualClock(start);
        long elapsed = 0;
        for (int call = 0; call < 50; call++) {
            long by = random.nextLong(-1_000_000, 1_000_000);
            if (random.nextBoolean()) {
                clock.sleepUntil(start + elapsed + by);
                elapsed += Math.max(0, by);
            } else if (by >= 0) {
                clock.advance(by);
                elapsed += by;
            }
            assertThat(clock.nanoTime() - start).isEqualTo(elapsed);
        }
    }

    @Property(tries = 100, seed = "92")
    void shouldNameTheStepBackThatItRefuses(@ForAll @LongRange(min = 1, max = 1_000_000_000) long back) {
        ManualClock clock = new ManualClock(7);
        assertThatThrownBy(() -> clock.advance(-back))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(back + " ns");
        assertThat(clock.nanoTime()).isEqualTo(7);
    }

    @Test
    void shouldStayWhenAdvancedByNothing() {
        ManualClock clock = new ManualClock(Long.MAX_VALUE);
        clock.advance(0);
        assertThat(clock.nanoTime()).isEqualTo(Long.MAX_VALUE);
        clock.advance(1);
        assertThat(clock.nanoTime()).isEqualTo(Long.MIN_VALUE);
    }

    @Property(tries = 300, seed = "93")
    void shouldRoundThePeriodToTheNearestNanosecond(@ForAll @DoubleRange(min = 0.01, max = 1e6) double hz) {
        Rate rate = new Rate(hz);
        assertThat((double) rate.periodNanos()).isCloseTo(1e9 / hz, within(0.5 + 1e-9 * 1e9 / hz));
        assertThat(rate.periodSeconds() * hz).isCloseTo(1, within(1e-12));
        assertThat(rate.periodNanos()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1, 1000000000", "10, 100000000", "20, 50000000", "60, 16666667", "1e6, 1000", "0.5, 2000000000"})
    void shouldKnowThePeriodsOfUsualRates(double hz, long nanos) {
        assertThat(new Rate(hz).periodNanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, 1_000_000.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldNameTheRateThatItRefuses(double hz) {
        assertThatThrownBy(() -> new Rate(hz))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..1e6 Hz")
                .hasMessageEndingWith("not " + hz);
    }

    @Test
    void shouldGoForwardOnTheMachine() {
        Clock clock = Clock.system();
        long last = clock.nanoTime();
        for (int i = 0; i < 1000; i++) {
            long now = clock.nanoTime();
            assertThat(now - last).isNotNegative();
            last = now;
        }
        assertThat(Clock.system()).isSameAs(clock);
    }

    @Test
    @Timeout(20)
    void shouldWakeFromALongSleepWhenInterruptedAndKeepTheInterrupt() throws InterruptedException {
        Clock clock = Clock.system();
        boolean[] interrupted = new boolean[1];
        Thread sleeper = Thread.ofPlatform().start(() -> {
            clock.sleepUntil(clock.nanoTime() + 3_600_000_000_000L);
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        sleeper.interrupt();
        sleeper.join();
        assertThat(interrupted[0]).isTrue();
    }
}
