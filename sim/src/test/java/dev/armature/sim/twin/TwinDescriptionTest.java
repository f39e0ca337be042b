package dev.armature.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.UserError;
import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.scene.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever wrote the model: what is read from it is what MuJoCo moves.
class TwinDescriptionTest {

    private static final int DOF = 7;

    @TempDir
    Path folder;

    @Test
    void shouldBeTheControllersPandaWhenTheModelIsOurs() {
        try (Model model = Scenes.load("lift")) {
            RobotDescription read = TwinDescription.of(model);
            RobotDescription panda = Panda.description();
            for (int i = 0; i < DOF; i++) {
                // MuJoCo's principal axes come from an iteration that ends early
                same(read.links().get(i), panda.links().get(i), 1e-6);
            }
            // the fingers, points to the controller, have 2.4e-6 kg·m² each
            same(read.hand(), panda.hand(), 6e-6);
            assertThat(read.X_LE().epsilonEquals(panda.X_LE(), 1e-12)).isTrue();
            assertThat(read.joints()).isEqualTo(panda.joints());
            assertThat(read.home()).isEqualTo(panda.home());
        }
    }

    @Test
    void shouldMoveAsMujocoDoesWhenMassesAreChangedInTheText() throws IOException {
        Path scene = Scenes.unpack("lift", folder);
        Path file = scene.resolveSibling("panda.xml");
        String heavier = Files.readString(file)
                .replace("mass=\"3.587895\"", "mass=\"5.1\"")
                .replace("mass=\"0.73\" pos=\"-0.01 0 0.03\"", "mass=\"1.4\" pos=\"0.02 0.01 0.05\"")
                .replace(
                        "<body name=\"link6\"",
                        "<body name=\"box\" pos=\"0.1 0 0\" euler=\"0.3 0.1 2\">"
                                + "<inertial mass=\"0.9\" pos=\"0 0.02 0\" diaginertia=\"0.01 0.02 0.015\"/></body>"
                                + "<body name=\"link6\"")
                .replace("armature=\"0.1\" damping=\"0.05\"", "armature=\"0.2\" damping=\"0.05\"");
        Files.writeString(file, heavier);
        try (Model model = Model.load(scene)) {
            RobotDescription read = TwinDescription.of(model);
            assertThat(read.links().get(3).mass()).isCloseTo(5.1, within(1e-12));
            assertThat(read.links().get(4).mass()).isCloseTo(1.225946 + 0.9, within(1e-12));
            assertThat(read.hand().mass()).isCloseTo(1.4 + 0.03, within(1e-12));
            assertThat(read.links().get(0).armature()).isEqualTo(0.2);
            agree(model, read);
        }
    }

    @Test
    void shouldMoveAsMujocoDoesWhenTheModelIsPerturbed() {
        try (Model model = Scenes.load("place")) {
            Random random = new Random(3);
            for (int i = 0; i < DOF; i++) {
                int body = model.id(ObjType.BODY, "link" + (i + 1));
                model.doubles("body_mass").put(body, random.nextDouble(0.5, 6));
                for (int k = 0; k < 3; k++) {
                    model.doubles("body_ipos").put(3 * body + k, random.nextDouble(-0.1, 0.1));
                }
            }
            model.recompute();
            agree(model, TwinDescription.of(model));
        }
    }

    @Test
    void shouldMoveAsMujocoDoesWhenTheModelIsAUsers() throws IOException {
        try (Model model = Model.parse("sticks.xml", UserModelTest.sticks())) {
            agree(model, TwinDescription.of(model));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <joint name="joint3" axis="0 0 1"      | <joint name="joint3" axis="0 1 0"                 | joint3
                    <joint name="joint4" axis="0 0 1"      | <joint name="joint4" axis="0 0 1" pos="0.1 0 0"   | joint4
                    <joint name="joint5" axis="0 0 1"      | <joint name="joint5" axis="0 0 1" ref="0.2"       | joint5
                    <body name="first" pos="0 0 0.333">    | <body name="first" pos="0 0.1 0.333">             | joint1
                    <body name="sixth" quat="0.7071067811865476 0.7071067811865476 0 0"> | <body name="sixth" quat="1 0 1 0"> | joint6
                    """)
    void shouldNameTheJointThatIsNotWhereFrankasModelHasIt(String part, String instead, String joint)
            throws IOException {
        assertThat(UserModelTest.sticks()).contains(part);
        try (Model model = Model.parse("mine.xml", UserModelTest.sticks().replace(part, instead))) {
            assertThatThrownBy(() -> TwinDescription.of(model))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("mine.xml: " + joint)
                    .hasMessageContaining("Menagerie");
        }
    }

    @Test
    void shouldRefuseAHandThatHangsElsewhere() throws IOException {
        String text = UserModelTest.sticks()
                .replace("<body name=\"hand\" pos", "<body name=\"palm\" pos")
                .replace("</worldbody>", "<body name=\"hand\"><geom fromto=\"0 0 0 0 0 1\"/></body></worldbody>");
        try (Model model = Model.parse("mine.xml", text)) {
            assertThatThrownBy(() -> TwinDescription.of(model))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("'hand' does not hang on 'seventh'");
        }
    }

    /// Inertia and weight at random places with closed fingers; to 1e-9, since the sums differ in their order.
    private static void agree(Model model, RobotDescription read) {
        Random random = new Random(1);
        ArmModel arm = new ArmModel(read);
        DMatrixRMaj M = new DMatrixRMaj(DOF, DOF);
        double[] g = new double[DOF];
        int nv = model.nv();
        double[] full = new double[nv * nv];
        double[] held = new double[nv];
        try (Data data = model.newData()) {
            PandaTwin twin = new PandaTwin(model, data, new ManualClock(0));
            for (int place = 0; place < 20; place++) {
                double[] q = read.joints().stream()
                        .mapToDouble(j -> random.nextDouble(j.qMin(), j.qMax()))
                        .toArray();
                twin.start(q, 0);
                twin.settle();
                data.fullMass(full);
                data.gravity(held);
                arm.update(q, new double[DOF]);
                arm.massMatrixWithArmature(M);
                arm.gravity(g);
                for (int i = 0; i < DOF; i++) {
                    int row = model.dofAddress("joint" + (i + 1));
                    assertThat(held[row]).isCloseTo(g[i], within(1e-9));
                    for (int j = 0; j < DOF; j++) {
                        int column = model.dofAddress("joint" + (j + 1));
                        assertThat(full[row * nv + column]).isCloseTo(M.get(i, j), within(1e-9));
                    }
                }
            }
        }
    }

    private static void same(Link read, Link expected, double inertia) {
        assertThat(read.name()).isEqualTo(expected.name());
        assertThat(new double[] {read.a(), read.d(), read.alpha(), read.mass(), read.comX(), read.comY(), read.comZ()})
                .containsExactly(
                        new double[] {
                            expected.a(),
                            expected.d(),
                            expected.alpha(),
                            expected.mass(),
                            expected.comX(),
                            expected.comY(),
                            expected.comZ()
                        },
                        within(1e-12));
        assertThat(new double[] {read.ixx(), read.iyy(), read.izz(), read.ixy(), read.ixz(), read.iyz()})
                .containsExactly(
                        new double[] {
                            expected.ixx(),
                            expected.iyy(),
                            expected.izz(),
                            expected.ixy(),
                            expected.ixz(),
                            expected.iyz()
                        },
                        within(inertia));
        assertThat(read.armature()).isEqualTo(expected.armature());
    }
}
