package dev.armature.sim.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.sim.episode.Disturbance;
import dev.armature.sim.episode.EpisodeListener;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.episode.ExpertActor;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EpisodeResult.Milestone;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.scene.Scenes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Task] must do. A test class of a task extends this.
abstract class TaskContract {

    /// Further out the arm has to stretch, nearer its own base is in the way; in m from the base.
    private static final double NEAREST = 0.3;

    private static final double FURTHEST = 0.7;

    /// Long enough for a body that was put down in the air, or into the table, to show it.
    private static final int SETTLING_TICKS = 300;

    private final Task task;
    private final Model model;
    private final TaskScene scene;

    TaskContract(Task task) {
        this.task = task;
        this.model = Scenes.load(task.name());
        this.scene = new TaskScene(model);
    }

    /// Seeds that the expert must manage; a few, for time.
    abstract long[] expertSeeds();

    @BeforeEach
    void begin() {
        reset(1);
    }

    @AfterEach
    void close() {
        scene.close();
        model.close();
    }

    @Test
    void shouldBeFoundByItsName() {
        assertThat(Tasks.named(task.name())).hasSameClassAs(task);
        assertThat(task.instruction()).isNotBlank();
        assertThat(task.timeLimitSeconds()).isPositive();
    }

    @Test
    void shouldResetToTheSameBitsWhenTheSeedIsTheSame() {
        double[] first = reset(7);
        Command push = new Command(7);
        push.tau_J_d[1] = 30;
        push.gripperWidth = 0;
        for (int i = 0; i < 200; i++) {
            scene.twin().write(push);
        }
        reset(8);
        assertThat(reset(7)).isEqualTo(first);
        try (TaskScene other = new TaskScene(model)) {
            assertThat(reset(other, 7)).isEqualTo(first);
        }
    }

    @Test
    void shouldPutObjectsElsewhereWhenTheSeedIsAnother() {
        float[] one = observed(1);
        float[] other = observed(2);
        for (int i = 0; i < one.length; i++) {
            boolean height = task.environmentNames().get(i).equals("object_z");
            assertThat(other[i] == one[i]).as(task.environmentNames().get(i)).isEqualTo(height);
        }
    }

    @Test
    void shouldPutObjectsWhereTheArmReachesThem() {
        for (long seed = 0; seed < 200; seed++) {
            float[] seen = observed(seed);
            for (int i = 0; i < seen.length; i++) {
                if (task.environmentNames().get(i).endsWith("_x")) {
                    assertThat(Math.hypot(seen[i], seen[i + 1]))
                            .as("%s with seed %d", task.environmentNames().get(i), seed)
                            .isBetween(NEAREST, FURTHEST);
                }
            }
        }
    }

    @Test
    void shouldBeginAtRestAndFreeOfTheArm() {
        for (long seed = 0; seed < 10; seed++) {
            reset(seed);
            int object = scene.body("object");
            double x = scene.x(object);
            double y = scene.y(object);
            double z = scene.z(object);
            assertThat(scene.distanceToEe(object)).isGreaterThan(0.1);
            Command nothing = new Command(7);
            nothing.gripperWidth = 0.08;
            for (int i = 0; i < SETTLING_TICKS; i++) {
                scene.twin().write(nothing);
            }
            scene.look();
            assertThat(scene.speed("object")).isLessThan(1e-3);
            assertThat(scene.x(object)).isCloseTo(x, within(1e-3));
            assertThat(scene.y(object)).isCloseTo(y, within(1e-3));
            assertThat(scene.z(object)).isCloseTo(z, within(1e-3));
        }
    }

    @Test
    void shouldHaveReachedNothingAtTheStart() {
        for (long seed = 0; seed < 20; seed++) {
            reset(seed);
            Progress progress = new Progress(task.milestones());
            task.judge(scene, progress);
            assertThat(progress.reached()).isZero();
            assertThat(progress.success()).isFalse();
            assertThat(progress.failure()).isNull();
        }
    }

    @Test
    void shouldFailWhenTheObjectIsOffTheTable() {
        scene.placeFree("object", 1.5, 0, -0.3, 0);
        scene.twin().settle();
        scene.look();
        Progress progress = new Progress(task.milestones());
        task.judge(scene, progress);
        assertThat(progress.done()).isTrue();
        assertThat(progress.success()).isFalse();
        assertThat(progress.failure()).contains("fell off the table");
    }

    @Test
    void shouldStartWithTheFingersPointingDownOverTheTable() {
        RobotState state = new RobotState(7);
        scene.twin().read(state);
        assertThat(state.X_BE.getM22()).isCloseTo(-1, within(1e-3));
        assertThat(state.X_BE.getTranslationZ()).isCloseTo(0.28, within(0.01));
    }

    @Test
    void shouldBeDoneByItsExpertWithMilestonesInOrder() {
        try (EpisodeRunner runner = new EpisodeRunner(task, model, PerturbationSpec.NONE)) {
            for (long seed : expertSeeds()) {
                EpisodeResult result =
                        runner.run(seed, new ExpertActor(task), Disturbance.none(), EpisodeListener.NONE);
                assertThat(result.failure()).as("seed %d", seed).isEmpty();
                assertThat(result.success()).isTrue();
                assertThat(result.simulatedSeconds()).isLessThan(task.timeLimitSeconds());
                List<Milestone> stations = result.milestones();
                assertThat(stations.stream().map(Milestone::name)).isEqualTo(task.milestones());
                assertThat(stations.stream().map(Milestone::atSeconds)).isSorted();
                assertThat(stations.getFirst().atSeconds()).isPositive();
                assertThat(stations.getLast().atSeconds()).isCloseTo(result.simulatedSeconds(), within(1e-9));
            }
        }
    }

    private float[] observed(long seed) {
        reset(seed);
        float[] out = new float[task.environmentNames().size()];
        task.observe(scene, out);
        return out;
    }

    private double[] reset(long seed) {
        return reset(scene, seed);
    }

    /// The whole state of the physics after a reset, fixed bodies included.
    private double[] reset(TaskScene where, long seed) {
        where.clear();
        where.twin().start(task.ready(), 0.08);
        task.reset(where, new SplittableRandom(seed));
        where.twin().settle();
        where.look();
        double[] out = new double[where.data().stateSize()];
        where.data().saveState(out);
        return out;
    }
}
