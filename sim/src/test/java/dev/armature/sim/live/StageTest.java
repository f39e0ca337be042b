package dev.armature.sim.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.RobotState;
import dev.armature.core.UserError;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {

    private final RobotState state = new RobotState(7);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lift", "place", "insert"})
    void shouldStandReadyForEachTask(String name) {
        Task task = Tasks.named(name);
        try (Stage stage = Stage.of(task, 3)) {
            stage.scene().twin().read(state);
            assertThat(state.q).containsExactly(task.ready(), within(1e-12));
            assertThat(state.X_BE.getTranslationZ()).isCloseTo(0.28, within(0.01));
        }
    }

    @Test
    void shouldPlaceTheSameObjectsForTheSameSeed() {
        assertThat(blockX(3)).isEqualTo(blockX(3)).isNotEqualTo(blockX(4));
    }

    @Test
    void shouldStandAtHomeInAModelWithoutKeyframe() throws IOException {
        try (Stage stage = Stage.of(model(""))) {
            stage.scene().twin().read(state);
            assertThat(state.q[3]).isEqualTo(-3 * Math.PI / 4);
            assertThat(state.gripperWidth).isEqualTo(0.08);
        }
    }

    @Test
    void shouldStandAtTheModelsOwnHome() throws IOException {
        Path file = model("<keyframe><key name=\"home\" qpos=\"0.1 0 0 -1.5 0 1.6 -0.8 0.02 0.02 "
                + "0.5 0 0.025 1 0 0 0\"/></keyframe>");
        try (Stage stage = Stage.of(file)) {
            stage.scene().twin().read(state);
            assertThat(state.q).containsExactly(new double[] {0.1, 0, 0, -1.5, 0, 1.6, -0.8}, within(1e-12));
            assertThat(state.gripperWidth).isCloseTo(0.04, within(1e-12));
        }
    }

    @Test
    void shouldRefuseAHomeOutOfThePandasReach() throws IOException {
        Path file = model("<keyframe><key name=\"home\" qpos=\"0 0 0 0.5 0 1.6 -0.8 0.02 0.02 "
                + "0.5 0 0.025 1 0 0 0\"/></keyframe>");

        assertThatThrownBy(() -> Stage.of(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("lift.xml: key 'home'", "joint4 at 0.5 rad", "-3.0718..-0.0698");
    }

    @Test
    void shouldRefuseAModelWithoutAPanda() throws IOException {
        Path file = Files.writeString(
                folder.resolve("ball.xml"), "<mujoco><worldbody><geom size=\"1\"/></worldbody></mujoco>");

        assertThatThrownBy(() -> Stage.of(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("ball.xml", "joint1", "Menagerie");
    }

    private double blockX(long seed) {
        try (Stage stage = Stage.of(Tasks.named("lift"), seed)) {
            return stage.scene().x(stage.scene().body("object"));
        }
    }

    private Path model(String more) throws IOException {
        Path file = Scenes.unpack("lift", folder);
        return Files.writeString(file, Files.readString(file).replace("</mujoco>", more + "</mujoco>"));
    }
}
