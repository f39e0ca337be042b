package dev.armature.sim.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenesTest {

    @TempDir
    Path folder;

    @Test
    void shouldHaveASceneForEveryTask() throws IOException {
        for (Task task : Tasks.all()) {
            assertThat(Scenes.unpack(task.name(), folder)).isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lift", "place", "insert"})
    void shouldLoadWithArmObjectAndCameras(String name) {
        try (Model model = Scenes.load(name)) {
            assertThat(model.names(ObjType.CAMERA)).contains("front", "side", "top", "wrist");
            assertThat(model.names(ObjType.BODY)).contains("hand", "object");
            assertThat(model.names(ObjType.ACTUATOR))
                    .containsExactly("joint1", "joint2", "joint3", "joint4", "joint5", "joint6", "joint7", "gripper");
            assertThat(model.timestep()).isEqualTo(0.001);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lift", "place", "insert"})
    void shouldStandOnTheTableWithoutFallingApart(String name) {
        try (Model model = Scenes.load(name);
                Data data = model.newData()) {
            // the arm falls under its own weight here; nothing may burst or sink through the table
            data.step(500);
            int object = model.id(ObjType.BODY, "object");
            assertThat(data.unstable()).isFalse();
            assertThat(data.lastWarning()).isNull();
            assertThat(data.xpos().get(3 * object + 2)).isBetween(0.0, 0.05);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lift", "place", "insert"})
    void shouldUnpackFilesThatLoadOnTheirOwn(String name) throws IOException {
        Path inner = folder.resolve("a").resolve("b");
        Path file = Scenes.unpack(name, inner);
        assertThat(file).isEqualTo(inner.resolve(name + ".xml"));
        try (Stream<Path> files = Files.list(inner);
                Model unpacked = Model.load(file);
                Model loaded = Scenes.load(name)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("world.xml", "panda.xml", name + ".xml");
            assertThat(unpacked.names(ObjType.GEOM)).isEqualTo(loaded.names(ObjType.GEOM));
            assertThat(unpacked.doubles("body_mass")).isEqualTo(loaded.doubles("body_mass"));
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenLoaded() throws IOException {
        List<String> before = leftovers();
        Scenes.load("lift").close();
        assertThat(leftovers()).isSubsetOf(before);
    }

    @Test
    void shouldRefuseAnUnknownSceneAndNameTheKnownOnes() {
        assertThatThrownBy(() -> Scenes.load("juggle"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("scene 'juggle'")
                .hasMessageContaining("is not known")
                .hasMessageContaining("lift, place, insert");
        assertThatThrownBy(() -> Scenes.unpack("../lift", folder)).isInstanceOf(UserError.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith("armature-scene"))
                    .toList();
        }
    }
}
