package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.motion.MotionGenerator;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ten seconds of every motion, there and back: no command is lost, and the hand is where it should be.
final class EveryGeneratorTest {

    private static final double SECONDS = 10;

    /// From 0 to 1 and back to 0, smooth at both ends.
    private static double there(double seconds) {
        double s = Math.min(seconds, SECONDS) / SECONDS;
        double rise = Math.sin(Math.PI * s);
        return rise * rise * rise * rise;
    }

    private static double thereRate(double seconds) {
        double s = Math.min(seconds, SECONDS) / SECONDS;
        double rise = Math.sin(Math.PI * s);
        return 4 * rise * rise * rise * Math.cos(Math.PI * s) * Math.PI / SECONDS;
    }

    private static MotionGenerator generator(MotionGeneratorMode mode) {
        double[] time = {0};
        double[] start = new double[16];
        return switch (mode) {
            case JOINT_POSITION ->
                MotionGenerator.jointPositions((state, period, out) -> {
                    if (period == 0) {
                        System.arraycopy(state.q_d, 0, start, 0, 7);
                    }
                    time[0] += 1e-3 * period;
                    out.q[1] = start[1] + 0.2 * there(time[0]);
                    out.q[3] = start[3] + 0.3 * there(time[0]);
                    out.motionFinished = time[0] >= SECONDS;
                });
            case JOINT_VELOCITY ->
                MotionGenerator.jointVelocities((state, period, out) -> {
                    time[0] += 1e-3 * period;
                    out.dq[0] = 0.4 * thereRate(time[0]);
                    out.dq[5] = 0.3 * thereRate(time[0]);
                    out.motionFinished = time[0] >= SECONDS;
                });
            case CARTESIAN_POSITION ->
                MotionGenerator.cartesianPose((state, period, out) -> {
                    if (period == 0) {
                        System.arraycopy(state.O_T_EE_c, 0, start, 0, 16);
                        System.arraycopy(state.elbow_c, 0, out.elbow, 0, 2);
                    }
                    time[0] += 1e-3 * period;
                    out.O_T_EE[12] = start[12] + 0.1 * there(time[0]);
                    out.O_T_EE[14] = start[14] - 0.1 * there(time[0]);
                    out.motionFinished = time[0] >= SECONDS;
                });
            default ->
                MotionGenerator.cartesianVelocities((state, period, out) -> {
                    time[0] += 1e-3 * period;
                    out.O_dP_EE[1] = 0.1 * thereRate(time[0]);
                    out.O_dP_EE[5] = 0.2 * thereRate(time[0]);
                    out.motionFinished = time[0] >= SECONDS;
                });
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = MotionGeneratorMode.class,
            names = {"JOINT_POSITION", "JOINT_VELOCITY", "CARTESIAN_POSITION", "CARTESIAN_VELOCITY"})
    void shouldEndWhereItShould(MotionGeneratorMode mode) {
        try (LockStepTwin twin = new LockStepTwin();
                FrankaRobot robot = FrankaRobot.connect(
                        "127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(twin.server.robotPort()))) {
            FrankaState before = robot.readOnce();
            robot.control(generator(mode), ControllerMode.JOINT_IMPEDANCE);
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
