package dev.armature.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.UserError;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// Models that are not ours: position servos, other names, other masses, or no Panda at all.
class UserModelTest {

    private static final String STICKS = sticks();

    private final double[] home =
            Panda.description().home().stream().mapToDouble(Double::doubleValue).toArray();

    @TempDir
    Path folder;

    @Test
    void shouldMoveByTorquesWhenTheModelHasServos() {
        try (Model model = model(STICKS);
                Data data = model.newData()) {
            PandaTwin twin = new PandaTwin(model, data, new ManualClock(0));
            twin.start(home, 0.04);
            twin.settle();
            RobotState state = new RobotState(7);
            Command command = new Command(7);
            command.gripperWidth = 0.04;
            run(twin, command, 500);
            twin.read(state);
            // gravity of these masses is compensated and no servo pulls back to zero
            assertThat(state.q).containsExactly(home, within(1e-6));
            command.tau_J_d[6] = 1;
            run(twin, command, 100);
            twin.read(state);
            assertThat(state.dq[6]).isGreaterThan(0.3);
            assertThat(model.timestep()).isEqualTo(0.001);
        }
    }

    @Test
    void shouldReadTheSameEndEffectorFromAnotherModelOfTheRobot() {
        try (Model model = model(STICKS);
                Data data = model.newData()) {
            PandaTwin twin = new PandaTwin(model, data, new ManualClock(0));
            double[] q = {0.3, -0.4, 0.2, -2.1, 0.5, 1.9, -0.7};
            twin.start(q, 0.02);
            twin.settle();
            RobotState state = new RobotState(7);
            twin.read(state);
            ArmModel arm = new ArmModel(Panda.description());
            arm.update(q, new double[7]);
            RigidBodyTransform pose = new RigidBodyTransform();
            arm.pose(pose);
            assertThat(state.X_BE.epsilonEquals(pose, 1e-12)).isTrue();
            assertThat(state.gripperWidth).isEqualTo(0.02);
        }
    }

    @Test
    void shouldOpenTheGripperInTheModelsOwnUnit() {
        try (Model model = model(STICKS);
                Data data = model.newData()) {
            PandaTwin twin = new PandaTwin(model, data, new ManualClock(0));
            twin.start(home, 0);
            twin.settle();
            Command command = new Command(7);
            command.gripperWidth = 0.06;
            run(twin, command, 1500);
            assertThat(data.ctrl().get(7)).isCloseTo(255 * 0.06 / 0.08, within(1e-9));
            assertThat(twin.gripperWidth()).isCloseTo(0.06, within(1e-3));
        }
    }

    @Test
    void shouldFollowTheSamePathThroughServosAsThroughMotors() throws IOException {
        String ours = Files.readString(Scenes.unpack("lift", folder).resolveSibling("panda.xml"));
        String servos = ours.replaceAll(
                "<motor class=\"panda\" name=\"joint(.)\" joint=\"joint.\" ctrlrange=\"[^\"]*\"/>",
                "<position name=\"actuator$1\" joint=\"joint$1\" kp=\"4500\"/>");
        assertThat(servos).isNotEqualTo(ours).contains("<position name=\"actuator7\"");
        double[] expected = path(Model.load(folder.resolve("lift.xml")));
        Files.writeString(folder.resolve("panda.xml"), servos);
        assertThat(path(Model.load(folder.resolve("lift.xml")))).containsExactly(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name="joint7"                         | name="wrist"                        | no joint called 'joint7'
                    name="joint1"                         | name="base"                         | no joint called 'joint1'
                    name="finger_joint2"                  | name="thumb"                        | no joint called 'finger_joint2'
                    name="actuator8"                      | name="grasp"                        | no actuator called 'gripper'
                    name="hand"                           | name="palm"                         | no body called 'hand'
                    name="joint3" axis="0 0 1"            | name="joint3" type="slide"          | joint 'joint3' is no hinge
                    name="finger_joint1" type="slide"     | name="finger_joint1" type="hinge"   | joint 'finger_joint1' is no slider
                    ctrllimited="true" ctrlrange="0 255"  | ctrllimited="false"                 | actuator 'actuator8' has no range
                    <joint name="joint7" axis="0 0 1"     | <joint name="joint8" axis="1 0 0" range="-1 1"/><joint name="joint7" axis="0 0 1" | has a joint called 'joint8'
                    """)
    void shouldRefuseAModelThatIsNoPanda(String part, String instead, String complaint) throws IOException {
        assertThat(STICKS).contains(part);
        Path file =
                Files.writeString(folder.resolve("mine.xml"), renamed(STICKS.replace(part, instead), part, instead));
        try (Model model = Model.load(file);
                Data data = model.newData()) {
            assertThatThrownBy(() -> new PandaTwin(model, data, new ManualClock(0)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("mine.xml")
                    .hasMessageContaining(complaint)
                    .message()
                    .satisfies(m -> assertThat(m.split("\\. ")).hasSizeGreaterThan(1));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    </worldbody>   | ''               | Line number
                    armature="0.1" | armature="heavy" | line
                    <geom          | <gem             | gem
                    joint="joint7" | joint="joint9"   | joint9
                    """)
    void shouldSayWhereMjcfIsMalformed(String part, String instead, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.xml"), STICKS.replaceFirst(part, instead));
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("broken.xml")
                .hasMessageContaining(complaint)
                .hasMessageContaining("Correct the MJCF");
    }

    /// The text with a new name wherever else it is spoken of: by actuators, the tendon and the equality.
    private static String renamed(String text, String part, String instead) {
        String end = part.substring(4);
        return part.startsWith("name=") && !part.contains(" ")
                ? text.replaceAll("joint([12]?)" + end, "joint$1" + instead.substring(4))
                : text;
    }

    private static double[] path(Model loaded) {
        try (Model model = loaded;
                Data data = model.newData()) {
            PandaTwin twin = new PandaTwin(model, data, new ManualClock(0));
            twin.start(new double[] {0, -0.3, 0, -2.5, 0, 2.2, 0.8}, 0.08);
            twin.settle();
            Command command = new Command(7);
            double[] path = new double[7 * 200];
            RobotState state = new RobotState(7);
            for (int tick = 0; tick < 200; tick++) {
                for (int i = 0; i < 7; i++) {
                    command.tau_J_d[i] = 2 * Math.sin(0.05 * tick + i);
                }
                twin.write(command);
                twin.read(state);
                System.arraycopy(state.q, 0, path, 7 * tick, 7);
            }
            return path;
        }
    }

    private static void run(PandaTwin twin, Command command, int ticks) {
        for (int i = 0; i < ticks; i++) {
            twin.write(command);
        }
    }

    private static Model model(String text) {
        return Model.parse("sticks.xml", text);
    }

    static String sticks() {
        try (InputStream in = Objects.requireNonNull(UserModelTest.class.getResourceAsStream("sticks.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
