package dev.armature.sim.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.time.Clock;
import dev.armature.sim.episode.FakePolicy;
import dev.armature.sim.episode.Hover;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.trial.Trial;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Live episodes in real time. Only what holds on a busy machine too.
@Timeout(60)
class LivePlayerThreadTest {

    private final Model model = Scenes.load("lift");
    private final FakePolicy fake = new FakePolicy(new Hover(1), 0);
    private final AtomicReference<Thread> policyThread = new AtomicReference<>(Thread.currentThread());

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void shouldPlayAnEpisodeInRealTime() throws InterruptedException {
        try (LivePlayer player = player(1.5, inferences -> policyThread.set(Thread.currentThread()), 10_000)) {
            LiveRun run = player.run(1);

            assertThat(run.ticks().count()).isEqualTo(1500);
            assertThat(run.ticks().compute().count()).isEqualTo(1500);
            assertThat(run.simulatedSeconds()).isEqualTo(1.5);
            assertThat(run.wallSeconds()).isGreaterThanOrEqualTo(1.499);
            assertThat(run.realTimeFactor()).isBetween(0.0, 1.001);
            LiveRun.Chunks chunks = run.chunks();
            assertThat(chunks.inferences() + chunks.missed()).isBetween(1L, 15L);
            assertThat(chunks.inference().count()).isEqualTo(chunks.inferences() - 1);
            assertThat(chunks.age().count() + 1 + chunks.refused()).isLessThanOrEqualTo((int) chunks.inferences());
            assertThat(chunks.firstAgeNanos()).isPositive();
            assertThat(run.failure()).isEqualTo("out of time");
            assertEnded();
        }
        assertThat(fake.closed()).isTrue();
    }

    @Test
    void shouldStopAndTellWhenThePolicyThrows() {
        try (LivePlayer player = player(
                20,
                inferences -> {
                    policyThread.set(Thread.currentThread());
                    if (inferences == 2) {
                        throw new IllegalArgumentException("no such node: conv1");
                    }
                },
                10_000)) {
            assertThatThrownBy(() -> player.run(77))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("fake@1", "seed 77", "no such node: conv1")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            assertEnded();
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenInterrupted() {
        Thread me = Thread.currentThread();
        try (LivePlayer player = player(
                20,
                inferences -> {
                    policyThread.set(Thread.currentThread());
                    me.interrupt();
                },
                10_000)) {
            assertThatThrownBy(() -> player.run(1))
                    .isInstanceOf(InterruptedException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isFalse();
            assertEnded();
        }
        assertThat(fake.closed()).isTrue();
    }

    @Test
    void shouldHoldTheArmAndNotCloseANetworkThatIsRunningWhenThePolicyHangs() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        try (LivePlayer player = player(
                1,
                inferences -> {
                    policyThread.set(Thread.currentThread());
                    if (inferences == 1) {
                        awaitWhateverComes(release);
                    }
                },
                50)) {
            LiveRun run = player.run(1);

            // a chunk lasts for 0.4 s
            assertThat(run.ticks().held() + run.ticks().waited()).isGreaterThanOrEqualTo(500);
            assertThat(run.success()).isFalse();
            assertThatThrownBy(() -> player.run(2))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has not come back");
        }
        assertThat(fake.closed()).isFalse();
        release.countDown();
        Thread thread = policyThread.get();
        assertThat(thread).isNotSameAs(Thread.currentThread());
        thread.join();
    }

    private LivePlayer player(double seconds, LongConsumer hook, long patienceMillis) {
        Hover hover = new Hover(seconds);
        return new LivePlayer(
                hover, model, new Trial("fake", 1), new HookedPolicy(fake, hook), Clock.system(), patienceMillis);
    }

    private void assertEnded() {
        Thread thread = policyThread.get();
        assertThat(thread).isNotSameAs(Thread.currentThread());
        assertThat(thread.isAlive()).isFalse();
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // a network that runs does not listen either
                continue;
            }
        }
    }
}
