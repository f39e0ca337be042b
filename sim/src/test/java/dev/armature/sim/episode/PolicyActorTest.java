package dev.armature.sim.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.core.ObservationSpec;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import dev.armature.core.TensorSpec;
import dev.armature.core.UserError;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Place;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyActorTest {

    private static final Model MODEL = Scenes.load("lift");

    private final Hover hover = new Hover(1.2);
    private final List<float[]> actions = new ArrayList<>();
    private final List<float[]> objects = new ArrayList<>();

    @AfterAll
    static void closeModel() {
        MODEL.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 12", "2, 6", "3, 4", "4, 3"})
    void shouldInferOnceForEveryRowsThatItExecutes(int execute, int inferences) {
        FakePolicy policy = new FakePolicy(hover, 0);
        EpisodeResult result = play(MODEL, PerturbationSpec.NONE, policy, execute, 1);
        assertThat(actions).hasSize(12);
        assertThat(result.inferenceNanos()).hasSize(inferences).allMatch(nanos -> nanos >= 0);
        assertThat(result.firstNetworkCalls()).isEqualTo(3);
        assertThat(result.networkCalls()).isEqualTo(3 + inferences - 1);
        for (int step = 0; step < actions.size(); step++) {
            // row 0 of each chunk is meant for the time of its observation, the next for one step later
            assertThat(actions.get(step)[2]).isEqualTo(0.25f + 0.001f * (step % execute));
            assertThat(actions.get(step)[0]).isEqualTo(objects.get(step)[0]);
        }
    }

    @Test
    void shouldPrepareBeforeItLooks() {
        FakePolicy policy = new FakePolicy(hover, 0);
        play(MODEL, PerturbationSpec.NONE, policy, 3, 1);
        // one inference for 3 of 12 steps, each prepared, also the first of the episode
        assertThat(policy.prepared()).isEqualTo(4);
    }

    @Test
    void shouldPlayTheSameEpisodeWarmedUpOrNot() {
        EpisodeResult cold = play(MODEL, PerturbationSpec.NONE, new FakePolicy(hover, 0.01), 1, 5);
        FakePolicy policy = new FakePolicy(hover, 0.01);
        try (PolicyActor actor = new PolicyActor(hover, policy, 1);
                EpisodeRunner runner = new EpisodeRunner(hover, MODEL, PerturbationSpec.NONE)) {
            actor.warmUp();
            assertThat(policy.prepared()).as("it ran at all").isPositive();
            EpisodeResult warm = runner.run(5, actor, Disturbance.none(), step -> {});
            assertThat(warm.jerk()).isEqualTo(cold.jerk());
            assertThat(warm.inferenceNanos()).hasSameSizeAs(cold.inferenceNanos());
        }
    }

    @Test
    void shouldRefuseAPolicyThatCommandsJoints() {
        Policy joints = new Commanding(
                new ActionSpec(
                        ActionSpec.Kind.JOINT_POSITION,
                        List.of("x", "y", "z", "gripper"),
                        List.of("rad", "rad", "rad", "1"),
                        "base"),
                100_000_000);
        assertThatThrownBy(() -> new PolicyActor(hover, joints, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("JOINT_POSITION")
                .hasMessageContaining("CARTESIAN_POSITION");
    }

    @ParameterizedTest
    @CsvSource({"0, x, mm, m", "2, z, 1, m", "3, gripper, m, 1"})
    void shouldRefuseAPolicyThatCommandsInAnotherUnit(int d, String name, String unit, String wanted) {
        ActionSpec si = TaskObserver.ACTION;
        List<String> units = new ArrayList<>(si.units());
        units.set(d, unit);
        Policy scaled = new Commanding(new ActionSpec(si.kind(), si.names(), units, si.frame()), 100_000_000);
        assertThatThrownBy(() -> new PolicyActor(hover, scaled, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'" + name + "' in the unit '" + unit + "'")
                .hasMessageContaining("take it in '" + wanted + "'");
    }

    @ParameterizedTest
    @CsvSource({"m, true", "1, true", "mm, false", "rad, false"})
    void shouldRefuseAPolicyThatLooksInAnotherUnitUnlessItSaysNone(String unit, boolean taken) {
        ObservationSpec spec = new ObservationSpec(
                List.of(TensorSpec.window(TaskObserver.STATE, 2, TaskObserver.STATE_NAMES, unit, "base")));
        ThrowingCallable meet = () -> TaskObserver.require("the policy", spec, hover);
        if (taken) {
            assertThatCode(meet).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(meet)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("observation.state in the unit '" + unit + "'")
                    .hasMessageContaining("task 'lift' shows it in 'm'");
        }
    }

    @Test
    void shouldRefuseToCarryOutMoreRowsThanAChunkHas() {
        FakePolicy policy = new FakePolicy(hover, 0);
        new PolicyActor(hover, policy, FakePolicy.HORIZON);
        assertThatThrownBy(() -> new PolicyActor(hover, policy, FakePolicy.HORIZON + 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("foresees 4 rows, of which 5 cannot be carried out")
                .hasMessageContaining("@4");
    }

    @Test
    void shouldRefuseAPolicyOfAnotherRate() {
        Policy slow = new Commanding(TaskObserver.ACTION, 200_000_000);
        assertThatThrownBy(() -> new PolicyActor(hover, slow, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("200000000 ns");
    }

    @Test
    void shouldSkipRowsThatArePastWhenObservationsAreLate() {
        PerturbationSpec late = new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.25, 0);
        int steps = (int) Math.round(late.sample(5).latencySeconds() * 10);
        assertThat(steps).isPositive();
        try (Model own = MODEL.copy()) {
            play(own, late, new FakePolicy(hover, 0), 1, 5);
        }
        assertThat(actions.getFirst()[2]).isEqualTo(0.25f);
        assertThat(actions.getLast()[2]).isEqualTo(0.25f + 0.001f * steps);
    }

    @Test
    void shouldGoOnWithItsChunkWhenObservationsAreLost() {
        PerturbationSpec lossy = new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.9);
        try (Model own = MODEL.copy()) {
            EpisodeResult result = play(own, lossy, new FakePolicy(hover, 0), 1, 3);
            assertThat(result.perturbation()).contains("dropped");
            assertThat(result.inferenceNanos()).hasSizeLessThan(12);
            assertThat(actions).hasSize(12);
            assertThat(actions.stream().map(a -> a[2]).distinct()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void shouldDrawTheSameNoiseWhenTheSeedIsTheSame() {
        FakePolicy policy = new FakePolicy(hover, 0.01);
        play(MODEL, PerturbationSpec.NONE, policy, 1, 7);
        play(MODEL, PerturbationSpec.NONE, policy, 1, 8);
        play(MODEL, PerturbationSpec.NONE, policy, 1, 7);
        assertThat(actions).hasSize(36);
        for (int step = 0; step < 12; step++) {
            assertThat(actions.get(24 + step)).isEqualTo(actions.get(step)).isNotEqualTo(actions.get(12 + step));
        }
    }

    @Test
    void shouldCountOnlyTheCallsOfItsEpisode() {
        FakePolicy policy = new FakePolicy(hover, 0);
        play(MODEL, PerturbationSpec.NONE, policy, 4, 1);
        EpisodeResult second = play(MODEL, PerturbationSpec.NONE, policy, 4, 2);
        assertThat(second.networkCalls()).isEqualTo(3);
        assertThat(second.firstNetworkCalls()).isEqualTo(1);
    }

    @Test
    void shouldCloseItsPolicy() {
        FakePolicy policy = new FakePolicy(hover, 0);
        new PolicyActor(hover, policy, 1).close();
        assertThat(policy.closed()).isTrue();
    }

    @Test
    void shouldRefuseAPolicyOfAnotherTask() {
        FakePolicy policy = new FakePolicy(new Place(), 0);
        assertThatThrownBy(() -> new PolicyActor(hover, policy, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("observation.environment_state")
                .hasMessageContaining("tray_x")
                .hasMessageContaining("task 'lift' shows [object_x, object_y, object_z]")
                .hasMessageContaining("trained on this task");
    }

    private EpisodeResult play(Model model, PerturbationSpec perturbations, FakePolicy policy, int execute, long seed) {
        try (EpisodeRunner runner = new EpisodeRunner(hover, model, perturbations)) {
            return runner.run(seed, new PolicyActor(hover, policy, execute), Disturbance.none(), step -> {
                actions.add(step.action().clone());
                objects.add(step.environment().clone());
            });
        }
    }

    /// A policy that only tells what it would command.
    private record Commanding(ActionSpec actionSpec, long periodNanos) implements Policy {

        @Override
        public ObservationSpec observationSpec() {
            return FakePolicy.sees(new Hover(1));
        }

        @Override
        public int horizon() {
            return 4;
        }

        @Override
        public void reset(long seed) {}

        @Override
        public Status infer(Observation observation, ActionChunk out) {
            return Status.MISSING;
        }

        @Override
        public long networkCalls() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
