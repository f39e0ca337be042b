package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RolloutsTest {

    /// Throws a ball in a direction that depends on the episode alone; its final state, bit for bit.
    private static final class Throw implements Rollouts.Worker<List<Double>> {

        private final Data data;

        Throw(Model model) {
            data = model.newData();
        }

        @Override
        public List<Double> run(int episode) {
            Random random = new Random(episode);
            data.reset();
            for (int i = 0; i < 6; i++) {
                data.qvel().put(i, random.nextGaussian());
            }
            data.step(500);
            double[] state = new double[data.stateSize()];
            data.saveState(state);
            return IntStream.range(0, state.length).mapToObj(i -> state[i]).toList();
        }

        @Override
        public void close() {
            data.close();
        }
    }

    @Test
    void shouldGiveTheSameBitsOnAnyNumberOfThreads() throws InterruptedException {
        try (Model model = Scenes.ball()) {
            List<List<Double>> one = new Rollouts(1).run(40, () -> new Throw(model), (_, _) -> {});
            List<List<Double>> two = new Rollouts(2).run(40, () -> new Throw(model), (_, _) -> {});
            List<List<Double>> five = new Rollouts(5).run(40, () -> new Throw(model), (_, _) -> {});

            assertThat(two).isEqualTo(one);
            assertThat(five).isEqualTo(one);
            assertThat(one.stream().distinct()).hasSize(40);
        }
    }

    @Test
    void shouldTellOfEachEpisodeOnce() throws InterruptedException {
        List<String> heard = new ArrayList<>();

        List<Integer> results = new Rollouts(3).run(20, () -> i -> i * i, (i, r) -> heard.add(i + ":" + r));

        assertThat(results)
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> i * i).toList());
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> i + ":" + i * i).toList());
    }

    @Test
    void shouldOpenAndCloseOneWorkerAThread() throws InterruptedException {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        Rollouts.WorkerFactory<Thread> factory = () -> {
            opened.incrementAndGet();
            return new Rollouts.Worker<>() {
                @Override
                public Thread run(int episode) {
                    return Thread.currentThread();
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        };

        List<Thread> threads = new Rollouts(2).run(10, factory, (_, _) -> {});

        assertThat(threads.stream().distinct().count()).isBetween(1L, 2L);
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
    }

    @Test
    void shouldTellWhatAnEpisodeThrew() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> new Rollouts(2)
                        .run(
                                1_000_000,
                                () -> i -> {
                                    begun.incrementAndGet();
                                    throw new IllegalArgumentException("fell over");
                                },
                                (_, _) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fell over")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(begun.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldPassOnWhatTheUserDidWrong() {
        assertThatThrownBy(() -> new Rollouts(2)
                        .run(
                                4,
                                () -> {
                                    throw new UserError("scene.xml", "no table", "Add one");
                                },
                                (_, _) -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no table");
    }

    @Test
    void shouldEndBegunEpisodesWhenInterrupted() {
        AtomicInteger ended = new AtomicInteger();
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() -> new Rollouts(2)
                        .run(
                                100_000_000,
                                () -> i -> {
                                    int nth = ended.incrementAndGet();
                                    if (nth == 1) {
                                        caller.interrupt();
                                    }
                                    return nth;
                                },
                                (_, _) -> {}))
                .isInstanceOf(InterruptedException.class);
        int then = ended.get();
        assertThat(then).isPositive().isLessThan(100_000_000);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldRunNoEpisodes() throws InterruptedException {
        assertThat(new Rollouts(2).run(0, () -> i -> i, (_, _) -> {})).isEmpty();
        assertThatThrownBy(() -> new Rollouts(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
