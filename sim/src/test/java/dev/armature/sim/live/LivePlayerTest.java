package dev.armature.sim.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.safety.SafetyReason;
import dev.armature.core.UserError;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.episode.Disturbance;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.episode.FakePolicy;
import dev.armature.sim.episode.Hover;
import dev.armature.sim.episode.PolicyActor;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Place;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import dev.armature.sim.trial.Trial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Live episodes in lock-step: the policy is done exactly when the test says.
class LivePlayerTest {

    private static final Model MODEL = Scenes.load("lift");
    private static final long MILLI = 1_000_000;

    private final ManualClock wall = new ManualClock(0);

    @AfterAll
    static void closeModel() {
        MODEL.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 4"})
    void shouldPlayTheSameEpisodeAsInLockStepWhenThePolicyTakesNoTime(long seed, int execute) {
        Task hover = new Hover(2);
        try (LivePlayer player = player(hover, execute);
                EpisodeRunner runner = new EpisodeRunner(hover, MODEL, PerturbationSpec.NONE);
                PolicyActor actor = new PolicyActor(hover, new FakePolicy(hover, 0.02), execute)) {
            LiveRun live = player.step(seed, tick -> {
                player.link().worker().step();
                return true;
            });
            EpisodeResult still = runner.run(seed, actor, Disturbance.none(), step -> {});

            assertThat(positions(player.scene())).containsExactly(positions(runner.scene()));
            assertThat(live.simulatedSeconds()).isCloseTo(still.simulatedSeconds(), within(1e-9));
            assertThat(live.chunks().inferences())
                    .isEqualTo(still.inferenceNanos().size());
            assertThat(live.ticks().waited()).isZero();
            assertThat(live.ticks().held()).isZero();
        }
    }

    @Test
    void shouldTellHowOldActionsAreAndHowLongTheArmWaited() {
        try (LivePlayer player = player(new Hover(2), 1)) {
            LiveRun run = player.step(1, tick -> {
                if (tick % 100 == 30) {
                    player.link().worker().step();
                }
                return passed(tick);
            });

            assertThat(run.ticks().count()).isEqualTo(2000);
            assertThat(run.chunks().inferences()).isEqualTo(20);
            assertThat(run.chunks().firstAgeNanos()).isBetween(30 * MILLI, 31 * MILLI);
            assertThat(run.chunks().age().count()).isEqualTo(19);
            assertThat(run.chunks().age().p50Nanos()).isBetween(30 * MILLI, 32 * MILLI);
            assertThat(run.chunks().inference().maxNanos()).isZero();
            // the safety filter wants 20 good ticks before it lets go
            assertThat(run.ticks().waited()).isBetween(30L, 51L);
            assertThat(run.ticks().held()).isZero();
            assertThat(run.chunks().missed()).isZero();
        }
    }

    @Test
    void shouldGoOnWithItsChunkAndCountWhatWasMissedWhenThePolicyIsSlow() {
        try (LivePlayer player = player(new Hover(3), 1)) {
            LiveRun run = player.step(1, tick -> {
                // done 250 ms after it began: two more observations have come and gone, the third is taken
                if (tick % 300 == 250) {
                    player.link().worker().step();
                }
                return passed(tick);
            });

            assertThat(run.chunks().inferences()).isEqualTo(10);
            assertThat(run.chunks().missed()).isEqualTo(9 * 2);
            assertThat(run.ticks().held()).isZero();
        }
    }

    @Test
    void shouldHoldTheArmWhenThePolicyHangs() {
        try (LivePlayer player = player(new Hover(2), 1)) {
            LiveRun run = player.step(1, tick -> {
                if (tick <= 500) {
                    player.link().worker().step();
                }
                return true;
            });

            // the last chunk begins at 500 ms and lasts for four rows
            assertThat(run.ticks().held()).isEqualTo(2000 - 500 - 100 * FakePolicy.HORIZON);
            assertThat(SafetyReason.SETPOINT_STALE.in(
                            player.twin().loop().safety().reasons()))
                    .isTrue();
            assertThat(run.success()).isFalse();
            assertThat(run.failure()).isEqualTo("out of time");
        }
    }

    @Test
    void shouldNotMoveTheArmWhenThePolicyNeverAnswers() {
        try (LivePlayer player = player(new Hover(1), 1)) {
            LiveRun run = player.step(1, tick -> true);

            assertThat(run.ticks().waited()).isEqualTo(1000);
            assertThat(run.ticks().held()).isZero();
            assertThat(run.chunks().firstAgeNanos()).isZero();
            assertThat(run.chunks().age().count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.14, 0.36})
    void shouldEndWhenTheTaskIsDone(double seconds) {
        Task waiting = new Waiting(seconds);
        try (LivePlayer player = player(waiting, 1);
                EpisodeRunner runner = new EpisodeRunner(waiting, MODEL, PerturbationSpec.NONE);
                PolicyActor actor = new PolicyActor(waiting, new FakePolicy(waiting, 0), 1)) {
            LiveRun live = player.step(1, tick -> true);
            EpisodeResult still = runner.run(1, actor, Disturbance.none(), step -> {});

            assertThat(live.success()).isTrue();
            assertThat(live.failure()).isEmpty();
            assertThat(live.simulatedSeconds()).isCloseTo(still.simulatedSeconds(), within(1e-9));
        }
    }

    @Test
    void shouldBeginAnewAfterWarmingUp() {
        try (LivePlayer player = player(new Hover(1), 1);
                LivePlayer cold = player(new Hover(1), 1)) {
            player.warmUp();
            player.step(3, tick -> player.link().worker().step() || true);
            cold.step(3, tick -> cold.link().worker().step() || true);

            assertThat(positions(player.scene())).containsExactly(positions(cold.scene()));
            assertThat(player.news().poll()).isFalse();
        }
    }

    @Test
    void shouldRefuseAPolicyOfAnotherTask() {
        assertThatThrownBy(() ->
                        new LivePlayer(new Hover(1), MODEL, new Trial("x", 1), new FakePolicy(new Place(), 0), wall))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("tray_x");
    }

    private LivePlayer player(Task task, int execute) {
        return new LivePlayer(task, MODEL, new Trial("fake", execute), new FakePolicy(task, 0.02), wall);
    }

    private boolean passed(long tick) {
        wall.sleepUntil((tick + 1) * MILLI);
        return true;
    }

    private static double[] positions(TaskScene scene) {
        double[] q = new double[scene.data().qpos().capacity()];
        scene.data().qpos().get(0, q);
        return q;
    }
}
