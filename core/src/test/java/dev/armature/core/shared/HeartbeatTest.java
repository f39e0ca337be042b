package dev.armature.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.testing.AllocationFree;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final MemorySegment memory = Arena.ofAuto().allocate(Heartbeat.BYTES, 64);
    private final Heartbeat one = new Heartbeat(memory);
    private final Heartbeat other = new Heartbeat(memory);
    private long now;

    @Test
    void shouldCountSilenceOnTheWatchersClock() {
        assertThat(other.silentNanos(1000)).isZero();
        assertThat(other.silentNanos(1500)).isEqualTo(500);
        one.beat(-77); // the other clock may say what it likes
        assertThat(other.silentNanos(2000)).isZero();
        assertThat(other.silentNanos(2300)).isEqualTo(300);
        assertThat(other.timeNanos()).isEqualTo(-77);
    }

    @Test
    void shouldBeginAnewForAnotherHeart() {
        one.beat(0);
        other.silentNanos(0);
        assertThat(other.silentNanos(900)).isEqualTo(900);
        other.restart();
        assertThat(other.silentNanos(1000)).isZero();
        assertThat(other.silentNanos(1100)).isEqualTo(100);
    }

    @Test
    void shouldGoOnAcrossTheOverflowOfTheClock() {
        other.silentNanos(Long.MAX_VALUE - 5);
        assertThat(other.silentNanos(Long.MIN_VALUE + 5)).isEqualTo(11);
    }

    @AllocationFree
    void shouldAllocateNothing() {
        one.beat(now++);
        other.silentNanos(now);
    }
}
