package dev.armature.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.testing.AllocationFree;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NanosleepClockTest {

    private static final long MILLI = 1_000_000;
    private static final long HOUR = 3_600_000 * MILLI;

    private final Clock clock = Clock.realTime();

    @Property(tries = 100, seed = "94")
    void shouldNeverWakeBeforeTheDeadline(@ForAll @LongRange(min = -MILLI, max = 2 * MILLI) long ahead) {
        long deadline = clock.nanoTime() + ahead;

        clock.sleepUntil(deadline);

        assertThat(clock.nanoTime() - deadline).isNotNegative();
    }

    @Test
    void shouldSleepOnAcrossItsChunks() {
        long deadline = clock.nanoTime() + 3 * NanosleepClock.CHUNK_NANOS + MILLI;

        clock.sleepUntil(deadline);

        assertThat(clock.nanoTime() - deadline).isNotNegative();
    }

    @Test
    @Timeout(20)
    void shouldNotSleepForADeadlineLongPast() {
        clock.sleepUntil(clock.nanoTime() - HOUR);
        clock.sleepUntil(clock.nanoTime());
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldTellTheTimeOfTheSystemsClock() {
        for (int i = 0; i < 1000; i++) {
            long before = Clock.system().nanoTime();
            long now = clock.nanoTime();
            assertThat(now - before).isNotNegative();
            assertThat(Clock.system().nanoTime() - now).isNotNegative();
        }
        assertThat(Clock.realTime()).isSameAs(clock);
    }

    @Test
    @Timeout(20)
    void shouldWakeSoonWhenInterruptedAndKeepTheInterrupt() throws InterruptedException {
        boolean[] interrupted = new boolean[1];
        Thread sleeper = Thread.ofPlatform().start(() -> {
            clock.sleepUntil(clock.nanoTime() + HOUR);
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        sleeper.interrupt();
        sleeper.join();
        assertThat(interrupted[0]).isTrue();
    }

    @Test
    @Timeout(20)
    void shouldServeManyThreadsAtOnce() throws InterruptedException {
        long[] early = new long[8];
        Thread[] threads = new Thread[early.length];
        for (int i = 0; i < threads.length; i++) {
            int own = i;
            threads[i] = Thread.ofPlatform().start(() -> {
                for (int sleep = 0; sleep < 50; sleep++) {
                    long deadline = clock.nanoTime() + (own + 1) * 100_000L;
                    clock.sleepUntil(deadline);
                    early[own] = Math.max(early[own], deadline - clock.nanoTime());
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(early).containsOnly(0);
    }

    @AllocationFree(warmUp = 15_000, runs = 3000)
    void shouldAllocateNothing() {
        clock.sleepUntil(clock.nanoTime() + 10_000);
    }
}
