package dev.armature.sim.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.task.Lift;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTwinTest {

    private static final long MILLI = 1_000_000;

    private final Stage stage = Stage.of(new Lift(), 1);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void shouldFollowTheCircle() {
        LiveTwin live = new LiveTwin(stage.scene(), Circle.gentle(), new ManualClock(0));

        Stretch all = live.run(5000, false);

        assertThat(all.ticks()).isEqualTo(5000);
        assertThat(all.simulatedSeconds()).isEqualTo(5);
        assertThat(all.held()).isZero();
        // the law's filter alone is 0.2 s late: 39 mm/s · 0.2 s = 8 mm
        assertThat(all.errorMm()).isBetween(3.0, 11.0);
        assertThat(all.maxErrorMm()).isLessThan(12);
        // after 4.5 s it is half-way round
        assertThat(live.loop().state().X_BE.getTranslationX()).isGreaterThan(0.42 + 0.08);
    }

    @Test
    void shouldStandStillWhenItHolds() {
        Stretch all = new LiveTwin(stage.scene(), Circle.none(), new ManualClock(0)).run(2000, false);

        assertThat(all.maxErrorMm()).isLessThan(0.5);
        assertThat(all.held()).isZero();
    }

    @Test
    void shouldBeDoneEachTimeWhenTimeStandsStillWhileItComputes() {
        // sleeping moves this clock on, so that real time and simulated time are one
        ManualClock clock = new ManualClock(0);

        Stretch all = new LiveTwin(stage.scene(), Circle.none(), clock).run(1500, true);

        assertThat(all.late()).isZero();
        assertThat(all.realTimeFactor()).isEqualTo(1);
        assertThat(clock.nanoTime()).isEqualTo(1500 * MILLI);
    }

    @Test
    void shouldCountLateTicksAndSkipWhatTheyMissed() {
        SlowClock clock = new SlowClock();

        Stretch all = new LiveTwin(stage.scene(), Circle.none(), clock).run(100, true);

        // 0.7 ms each time that somebody looks at the clock: two periods are missed each tick
        assertThat(all.late()).isEqualTo(100);
        assertThat(all.realTimeFactor()).isBetween(0.1, 0.9);
        assertThat(clock.deadlines)
                .allSatisfy(d -> assertThat(d % MILLI).isEqualTo(clock.deadlines.getFirst() % MILLI));
        assertThat(all.compute().quantileNanos(0.5)).isBetween(700_000L, 711_000L);
        assertThat(all.physics().quantileNanos(0.5)).isBetween(700_000L, 711_000L);
    }

    @Test
    void shouldTellEachSecondOnItsClock() {
        LiveTwin live = new LiveTwin(stage.scene(), Circle.none(), new ManualClock(0));

        live.run(1500, true);

        assertThat(live.news().poll()).isTrue();
        Stretch second = live.news().latest();
        assertThat(second.ticks()).isEqualTo(1000);
        assertThat(second.simulatedSeconds()).isEqualTo(1);
        assertThat(second.wallSeconds()).isEqualTo(1);
        assertThat(live.news().poll()).isFalse();
    }

    @Test
    void shouldEndWhenInterrupted() {
        Thread.currentThread().interrupt();

        Stretch all = new LiveTwin(stage.scene(), Circle.none(), Clock.system()).run(1_000_000, true);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(all.ticks()).isZero();
        assertThat(all.errorMm()).isZero();
        assertThat(all.realTimeFactor()).isZero();
    }

    @Test
    void shouldEndWhenTheSimulationDiverges() {
        stage.scene().data().qvel().put(0, 1e11);

        Stretch all = new LiveTwin(stage.scene(), Circle.none(), new ManualClock(0)).run(1000, false);

        assertThat(all.ticks()).isLessThan(100);
        assertThat(stage.scene().data().unstable()).isTrue();
    }

    /// Moves on by 0.7 ms whenever it is looked at.
    private static final class SlowClock implements Clock {

        private final List<Long> deadlines = new ArrayList<>();
        private long nanos;

        @Override
        public long nanoTime() {
            nanos += 700_000;
            return nanos;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            deadlines.add(deadlineNanos);
            nanos = Math.max(nanos, deadlineNanos);
        }
    }
}
