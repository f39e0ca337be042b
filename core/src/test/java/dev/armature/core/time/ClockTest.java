package dev.armature.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClockTest {

    private final ManualClock clock = new ManualClock(100);

    @Test
    void shouldMoveOnlyWhenTold() {
        assertThat(clock.nanoTime()).isEqualTo(100);
        clock.advance(50);
        assertThat(clock.nanoTime()).isEqualTo(150);
        clock.sleepUntil(400);
        assertThat(clock.nanoTime()).isEqualTo(400);
    }

    @Test
    void shouldNeverGoBack() {
        clock.sleepUntil(20);
        assertThat(clock.nanoTime()).isEqualTo(100);
        assertThatThrownBy(() -> clock.advance(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldGoOnAcrossTheOverflowOfNanoTime() {
        ManualClock late = new ManualClock(Long.MAX_VALUE - 5);
        late.sleepUntil(Long.MIN_VALUE + 5);
        assertThat(late.nanoTime()).isEqualTo(Long.MIN_VALUE + 5);
    }

    @Test
    void shouldSleepUntilTheDeadlineAndNotAtAllAfterIt() {
        Clock system = Clock.system();
        long deadline = system.nanoTime() + 2_000_000;
        system.sleepUntil(deadline);
        assertThat(system.nanoTime()).isGreaterThanOrEqualTo(deadline);
        system.sleepUntil(deadline - 1_000_000_000);
    }

    @Test
    void shouldTellTheDayInTheFormThatSorts() {
        assertThat(Today.utc()).matches("20\\d\\d-\\d\\d-\\d\\d").isGreaterThan("2026-01-01");
    }

    @Test
    void shouldKnowPeriods() {
        assertThat(new Rate(1000).periodNanos()).isEqualTo(1_000_000);
        assertThat(new Rate(30).periodNanos()).isEqualTo(33_333_333);
        assertThat(new Rate(20).periodSeconds()).isEqualTo(0.05);
        assertThatThrownBy(() -> new Rate(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(2e6)).isInstanceOf(IllegalArgumentException.class);
    }
}
