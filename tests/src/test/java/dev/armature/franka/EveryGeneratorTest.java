package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ten seconds of every motion, there and back: no command is lost, and the hand is where it should be.
final class EveryGeneratorTest {

    private static final ThereAndBack MOTION = new ThereAndBack(10, state -> {});

    @ParameterizedTest
    @EnumSource(
            value = MotionGeneratorMode.class,
            names = {"JOINT_POSITION", "JOINT_VELOCITY", "CARTESIAN_POSITION", "CARTESIAN_VELOCITY"})
    void shouldEndWhereItShould(MotionGeneratorMode mode) {
        try (ServedTwin twin = ServedTwin.inStep();
                FrankaRobot robot = FrankaRobot.connect(
                        "127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(twin.server.robotPort()))) {
            FrankaState before = robot.readOnce();
            robot.control(MOTION.by(mode), ControllerMode.JOINT_IMPEDANCE);
            FrankaState after = robot.readOnce();
            assertThat(twin.server.lost()).as("commands lost").isZero();
            assertThat(robot.received().dropped()).isZero();
            double square = 0;
            for (int i = 12; i < 15; i++) {
                square += Math.pow(after.O_T_EE[i] - before.O_T_EE[i], 2);
            }
            assertThat(Math.sqrt(square)).as("metres from the start").isLessThan(1e-3);
        }
    }
}
