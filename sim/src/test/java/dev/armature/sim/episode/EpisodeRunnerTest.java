package dev.armature.sim.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Status;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.Rollouts;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Lift;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodeRunnerTest {

    private static final Model MODEL = Scenes.load("lift");

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void shouldTickAHundredTimesBetweenDecisionsInLockStep() {
        Hover hover = new Hover(0.5);
        List<Long> nanos = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        try (EpisodeRunner runner = runner(hover)) {
            EpisodeResult result = runner.run(1, Actors.of(Actors.at(0.45, 0, 0.3)), Disturbance.none(), step -> {
                assertThat(step.index()).isEqualTo(nanos.size());
                nanos.add(step.scene().clock().nanoTime());
                seconds.add(step.scene().timeSeconds());
            });
            assertThat(nanos).containsExactly(0L, 100_000_000L, 200_000_000L, 300_000_000L, 400_000_000L);
            assertThat(runner.scene().clock().nanoTime()).isEqualTo(500_000_000L);
            assertThat(result.steps()).isEqualTo(5);
            assertThat(result.simulatedSeconds()).isCloseTo(0.5, within(1e-9));
        }
        for (int i = 0; i < seconds.size(); i++) {
            assertThat(seconds.get(i)).isCloseTo(0.1 * i, within(1e-9));
        }
        // at 100 Hz
        assertThat(hover.judgements()).isEqualTo(50);
    }

    @Test
    void shouldRunOutOfTimeWhenNothingIsAchieved() {
        try (EpisodeRunner runner = runner(new Hover(0.3))) {
            EpisodeResult result = runner.run(
                    1, Actors.of((step, scene, out) -> Status.MISSING), Disturbance.none(), EpisodeListener.NONE);
            assertThat(result.success()).isFalse();
            assertThat(result.failure()).isEqualTo("out of time");
            assertThat(result.milestones()).isEmpty();
            assertThat(result.seed()).isEqualTo(1);
            assertThat(result.perturbation()).isEmpty();
        }
    }

    @Test
    void shouldPlayTheSameBitsOnAnyNumberOfThreads() throws InterruptedException {
        List<List<float[]>> alone = play(1);
        List<List<float[]>> together = play(3);
        assertThat(together).hasSameSizeAs(alone);
        for (int episode = 0; episode < alone.size(); episode++) {
            assertThat(together.get(episode).toArray(float[][]::new))
                    .isDeepEqualTo(alone.get(episode).toArray(float[][]::new));
        }
        assertThat(alone.get(0).getFirst()).isNotEqualTo(alone.get(1).getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldPlayTheSameBitsWhateverWasPlayedBefore(int silentSteps) {
        // an actor that is silent at first must find the arm held as in the very first episode
        Actor late = Actors.of((step, scene, out) ->
                step < silentSteps ? Status.MISSING : Actors.at(0.5, 0.1, 0.25).act(step, scene, out));
        try (EpisodeRunner fresh = runner(new Hover(0.6));
                EpisodeRunner used = runner(new Hover(0.6))) {
            used.run(3, Actors.of(Actors.at(0.4, -0.2, 0.2)), new Disturbance(0.02, 0.5), EpisodeListener.NONE);
            fresh.run(7, late, Disturbance.none(), EpisodeListener.NONE);
            used.run(7, late, Disturbance.none(), EpisodeListener.NONE);
            assertThat(saved(used)).isEqualTo(saved(fresh));
        }
    }

    @Test
    void shouldStartTheArmElsewhereWithEachSeedButNear() {
        List<float[]> starts = new ArrayList<>();
        try (EpisodeRunner runner = runner(new Hover(0.1))) {
            for (long seed = 0; seed < 5; seed++) {
                runner.run(
                        seed,
                        Actors.of(Actors.at(0.45, 0, 0.3)),
                        Disturbance.none(),
                        step -> starts.add(step.state().clone()));
            }
        }
        assertThat(starts.stream().map(s -> s[0]).distinct()).hasSize(5);
        // 0.05 rad a joint on an arm of 0.7 m
        assertThat(starts).allSatisfy(s -> {
            assertThat(s[0]).isCloseTo(0.42f, within(0.1f));
            assertThat(s[1]).isCloseTo(0f, within(0.1f));
            assertThat(s[3]).isCloseTo(0.08f, within(1e-6f));
        });
    }

    @Test
    void shouldSendTheHandWhereTheActionSays() {
        float[] goal = {0.5f, 0.1f, 0.25f};
        try (EpisodeRunner runner = runner(new Hover(2))) {
            runner.run(1, Actors.of(Actors.at(goal[0], goal[1], goal[2])), Disturbance.none(), EpisodeListener.NONE);
            runner.scene().look();
            assertThat(runner.scene().eeX()).isCloseTo(goal[0], within(0.01));
            assertThat(runner.scene().eeY()).isCloseTo(goal[1], within(0.01));
            assertThat(runner.scene().eeZ()).isCloseTo(goal[2], within(0.01));
        }
    }

    @Test
    void shouldCloseTheFingersWhenTheLastNumberIsNegative() {
        try (EpisodeRunner runner = runner(new Hover(1.5))) {
            runner.run(
                    1,
                    Actors.of((step, scene, out) -> {
                        Actors.at(0.45, 0, 0.3).act(step, scene, out);
                        out[3] = step < 3 ? 1 : -1;
                        return Status.OK;
                    }),
                    Disturbance.none(),
                    step -> assertThat(step.scene().gripperClosing()).isEqualTo(step.index() > 3));
            assertThat(runner.scene().gripperWidth()).isLessThan(0.005);
        }
    }

    @Test
    void shouldKeepTheDecisionApartFromWhatIsCarriedOut() {
        List<float[]> decided = new ArrayList<>();
        List<float[]> recorded = new ArrayList<>();
        List<float[]> sent = new ArrayList<>();
        Actor actor = Actors.of((step, scene, out) -> {
            Actors.at(0.45 + 0.001 * step, 0, 0.3).act(step, scene, out);
            decided.add(out.clone());
            return Status.OK;
        });
        try (EpisodeRunner runner = runner(new Hover(1))) {
            runner.run(1, actor, new Disturbance(0.02, 0.9), step -> {
                recorded.add(step.action().clone());
                sent.add(step.sent().clone());
            });
            assertThat(recorded.toArray(float[][]::new)).isDeepEqualTo(decided.toArray(float[][]::new));
            assertThat(sent.toArray(float[][]::new)).isNotEqualTo(recorded.toArray(float[][]::new));
            sent.clear();
            recorded.clear();
            runner.run(1, actor, Disturbance.none(), step -> {
                recorded.add(step.action().clone());
                sent.add(step.sent().clone());
            });
            assertThat(sent.toArray(float[][]::new)).isDeepEqualTo(recorded.toArray(float[][]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldNeverLetANonFiniteActionReachTheArm(float bad) {
        for (int dim = 0; dim < 4; dim++) {
            int spoilt = dim;
            List<float[]> steps = new ArrayList<>();
            try (EpisodeRunner runner = runner(new Hover(0.8))) {
                EpisodeResult result = runner.run(
                        1,
                        Actors.of((step, scene, out) -> {
                            Actors.at(0.45, 0, 0.3).act(step, scene, out);
                            // the fingers are on their way to close: a bad number must not open them
                            out[3] = -1;
                            if (step >= 3) {
                                out[spoilt] = bad;
                            }
                            return Status.OK;
                        }),
                        Disturbance.none(),
                        step -> steps.add(step.action().clone()));
                assertThat(saved(runner)).doesNotContain(Double.NaN);
                assertThat(runner.scene().data().unstable()).isFalse();
                assertThat(result.failure()).isEqualTo("out of time");
                assertThat(result.steps()).isEqualTo(8);
                assertThat(runner.scene().twin().gripperTarget())
                        .as("dimension %d", spoilt)
                        .isZero();
                runner.scene().look();
                assertThat(runner.scene().eeX()).isBetween(0.35, 0.5);
            }
            // and none of it is shown to who records
            assertThat(steps).hasSize(3);
        }
    }

    private static List<List<float[]>> play(int threads) throws InterruptedException {
        return new Rollouts(threads)
                .run(
                        6,
                        () -> {
                            EpisodeRunner runner = runner(new Hover(1.2));
                            ExpertActor expert = new ExpertActor(new Lift());
                            return new Rollouts.Worker<List<float[]>>() {
                                @Override
                                public List<float[]> run(int episode) {
                                    List<float[]> path = new ArrayList<>();
                                    runner.run(episode, expert, new Disturbance(0.01, 0.4), step -> {
                                        path.add(step.state().clone());
                                        path.add(step.environment().clone());
                                        path.add(step.sent().clone());
                                    });
                                    return path;
                                }

                                @Override
                                public void close() {
                                    runner.close();
                                }
                            };
                        },
                        (i, path) -> {});
    }

    private static double[] saved(EpisodeRunner runner) {
        Data data = runner.scene().data();
        double[] out = new double[data.stateSize()];
        data.saveState(out);
        return out;
    }

    private static EpisodeRunner runner(Hover hover) {
        return new EpisodeRunner(hover, MODEL, PerturbationSpec.NONE);
    }
}
