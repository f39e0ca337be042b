package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelTest {

    @Test
    void shouldReadAFileAndWhatItIncludes(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("arm.xml"),
                "<mujoco><worldbody><body name='arm'><joint/><geom size='1'/>" + "</body></worldbody></mujoco>");
        Path scene = folder.resolve("scene.xml");
        Files.writeString(scene, "<mujoco><include file='arm.xml'/></mujoco>");

        try (Model model = Model.load(scene)) {
            assertThat(model.names(ObjType.BODY)).containsExactly("world", "arm");
        }
    }

    @Test
    void shouldReadIncludedFilesFromMemory() {
        byte[] arm = "<mujoco><worldbody><body name='arm'><joint/><geom size='1'/></body></worldbody></mujoco>"
                .getBytes(StandardCharsets.UTF_8);

        try (Model model =
                Model.parse("scene.xml", "<mujoco><include file='arm.xml'/></mujoco>", Map.of("arm.xml", arm))) {
            assertThat(model.has(ObjType.BODY, "arm")).isTrue();
        }
    }

    @Test
    void shouldKnowSizesNamesAndAddresses() {
        try (Model model = Scenes.ball()) {
            assertThat(model.nq()).isEqualTo(7);
            assertThat(model.nv()).isEqualTo(6);
            assertThat(model.nu()).isZero();
            assertThat(model.count(ObjType.GEOM)).isEqualTo(2);
            assertThat(model.timestep()).isEqualTo(0.001);
            assertThat(model.name(ObjType.GEOM, 1)).isEqualTo("ball");
            assertThat(model.qposAddress("free")).isZero();
            assertThat(model.dofAddress("free")).isZero();
        }
        try (Model model = Scenes.pendulum()) {
            assertThat(model.nu()).isEqualTo(1);
            assertThat(model.nsensordata()).isEqualTo(1);
            assertThat(model.sensorAddress("angle")).isZero();
            assertThat(model.name(ObjType.KEY, 0)).isEqualTo("level");
        }
    }

    @Test
    void shouldCountEveryKindOfObject() {
        try (Model model = Scenes.pendulum()) {
            for (ObjType type : ObjType.values()) {
                assertThat(model.names(type).size()).isLessThanOrEqualTo(model.count(type));
            }
        }
    }

    @Test
    void shouldNameWhatThereIsWhenANameIsWrong() {
        try (Model model = Scenes.ball()) {
            assertThatThrownBy(() -> model.id(ObjType.GEOM, "bal"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("no geom is named bal")
                    .hasMessageContaining("floor, ball");
            assertThatThrownBy(() -> model.doubles("body_mas"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("body_mass");
            assertThatThrownBy(() -> model.floats("body_mass")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldTellFileAndLineOfBadMjcf(@TempDir Path folder) throws IOException {
        Path bad = folder.resolve("bad.xml");
        Files.writeString(bad, "<mujoco>\n  <worldbody>\n    <goem/>\n  </worldbody>\n</mujoco>\n");

        assertThatThrownBy(() -> Model.load(bad))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("bad.xml")
                .hasMessageContaining("goem")
                .hasMessageContaining("line 3")
                .hasMessageContaining("Correct the MJCF");
        assertThatThrownBy(() -> Model.load(folder.resolve("none.xml")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.xml: no such file");
        assertThatThrownBy(() -> Model.load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder + ": is no file");
        assertThatThrownBy(() -> Model.parse("torn.xml", "<mujoco><worldbody>"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("torn.xml");
    }

    @Test
    void shouldChangeWhatIsWrittenInACopyOnly() {
        try (Model model = Scenes.pendulum();
                Model copy = model.copy();
                Data data = model.newData();
                Data heavy = copy.newData()) {
            copy.doubles("body_mass").put(1, 4.0);
            copy.recompute();
            data.qpos().put(0, 0.3);
            heavy.qpos().put(0, 0.3);
            data.forward();
            heavy.forward();

            assertThat(model.doubles("body_mass").get(1)).isEqualTo(2.0);
            assertThat(copy.doubles("body_subtreemass").get(0)).isEqualTo(4.0);
            assertThat(heavy.qfrcBias().get(0)).isCloseTo(2 * data.qfrcBias().get(0), within(1e-12));
        }
    }

    @Test
    void shouldTurnFeaturesOffAndOn() {
        try (Model model = Scenes.ball();
                Data data = model.newData()) {
            for (Feature feature : Feature.values()) {
                model.enable(feature, false);
                model.enable(feature, true);
            }
            model.enable(Feature.GRAVITY, false);
            data.step(100);
            assertThat(data.qpos().get(2)).isEqualTo(1.0);

            model.enable(Feature.GRAVITY, true);
            model.enable(Feature.CONTACT, false);
            data.step(600);
            assertThat(data.qpos().get(2)).as("through the floor").isLessThan(-0.5);
        }
    }

    @Test
    void shouldCloseInAnyOrderTwiceAndThenRefuse() {
        Model model = Scenes.ball();
        Data data = model.newData();
        DoubleBuffer mass = model.doubles("body_mass");
        model.close();
        model.close();

        data.step(10);
        assertThat(data.time()).isCloseTo(0.01, within(1e-12));
        assertThatThrownBy(model::nq).isInstanceOf(IllegalStateException.class).hasMessageContaining("model is closed");
        assertThatThrownBy(() -> mass.get(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(model::newData).isInstanceOf(IllegalStateException.class);
        data.close();
    }
}
