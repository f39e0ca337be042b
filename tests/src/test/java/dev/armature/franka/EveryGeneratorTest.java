package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ten seconds of every motion, there and back, with both of the robot's own controllers: no command is lost,
/// the arm has been where it should go, and ends where it should be.
final class EveryGeneratorTest {

    private static final double SECONDS = 10;
    private static final double MILLIMETRE = 1e-3;
    private static final double DEGREE = Math.PI / 180;

    /// The farthest that joints and the end effector have been from where they began.
    private static final class Farthest implements Consumer<FrankaState> {

        private final FrankaState start = new FrankaState();
        private boolean begun;
        private double joint;
        private double metres;
        private double elbow;
        private double behind;

        @Override
        public void accept(FrankaState state) {
            if (!begun) {
                start.copyFrom(state);
                begun = true;
            }
            for (int i = 0; i < 7; i++) {
                joint = Math.max(joint, Math.abs(state.q[i] - start.q[i]));
            }
            metres = Math.max(metres, distance(state.O_T_EE, start.O_T_EE));
            elbow = Math.max(elbow, Math.abs(state.elbow[0] - start.elbow[0]));
            behind = Math.max(behind, distance(state.O_T_EE, state.O_T_EE_d));
        }
    }

    private static double distance(double[] one, double[] other) {
        return Math.hypot(Math.hypot(one[12] - other[12], one[13] - other[13]), one[14] - other[14]);
    }

    /// Of two poses, column-major, in rad.
    private static double angle(double[] one, double[] other) {
        double trace = 0;
        for (int column = 0; column < 3; column++) {
            for (int row = 0; row < 3; row++) {
                trace += one[4 * column + row] * other[4 * column + row];
            }
        }
        return Math.acos(Math.clamp((trace - 1) / 2, -1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "JOINT_POSITION, JOINT_IMPEDANCE",
        "JOINT_POSITION, CARTESIAN_IMPEDANCE",
        "JOINT_VELOCITY, JOINT_IMPEDANCE",
        "JOINT_VELOCITY, CARTESIAN_IMPEDANCE",
        "CARTESIAN_POSITION, JOINT_IMPEDANCE",
        "CARTESIAN_POSITION, CARTESIAN_IMPEDANCE",
        "CARTESIAN_VELOCITY, JOINT_IMPEDANCE",
        "CARTESIAN_VELOCITY, CARTESIAN_IMPEDANCE"
    })
    void shouldGoWhereItShouldAndEndWhereItBegan(MotionGeneratorMode mode, ControllerMode controller) {
        Farthest farthest = new Farthest();
        try (ServedTwin twin = ServedTwin.inStep();
                FrankaRobot robot = FrankaRobot.connect(
                        "127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(twin.server.robotPort()))) {
            FrankaState before = robot.readOnce();
            robot.control(new ThereAndBack(SECONDS, 1, farthest).by(mode), controller);
            FrankaState after = robot.readOnce();
            assertThat(twin.server.lost()).as("commands lost").isZero();
            assertThat(robot.received().dropped()).isZero();
            assertThat(distance(after.O_T_EE, before.O_T_EE))
                    .as("metres from the start")
                    .isLessThan(MILLIMETRE);
            assertThat(angle(after.O_T_EE, before.O_T_EE))
                    .as("radians from the start")
                    .isLessThan(0.2 * DEGREE);
        }
        assertThat(farthest.behind).as("metres from what is desired").isLessThan(10 * MILLIMETRE);
        switch (mode) {
            case JOINT_POSITION -> assertThat(farthest.joint).isBetween(0.29, 0.31);
            case JOINT_VELOCITY -> assertThat(farthest.joint).isBetween(0.39, 0.41);
            case CARTESIAN_POSITION -> {
                assertThat(farthest.metres).isBetween(0.13, 0.15);
                assertThat(farthest.elbow).isBetween(0.09, 0.11);
            }
            default -> assertThat(farthest.metres).isBetween(0.09, 0.11);
        }
    }
}
