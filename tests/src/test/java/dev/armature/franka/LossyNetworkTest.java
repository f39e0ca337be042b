package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.mock.LossGenerator;
import dev.armature.hardware.franka.mock.LossyProxy;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.plant.FrankaPlant;
import dev.armature.hardware.franka.plant.Patience;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A fifth of all datagrams, either way, is lost, doubled, late or cut: the loop does not notice, and every
/// limit holds.
final class LossyNetworkTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final int TICKS = 1500;
    private static final double SECONDS = 2;

    /// Small: what a robot extrapolates with constant acceleration overshoots when every other command is lost, and the
    /// client's correction is an acceleration once more. A motion at the limits would break them so.
    private static final double SIZE = 0.1;

    /// How long the twin waits in lock-step for a command that may be lost, in ms.
    private static final int PATIENCE_MILLIS = 5;

    @Test
    void shouldControlOverANetworkThatLosesAFifth() {
        try (ServedTwin twin = ServedTwin.inStep();
                LossyProxy network = new LossyProxy(
                        twin.server.robotPort(), LossGenerator.random(0.2, 7), LossGenerator.random(0.2, 8));
                FrankaRobot robot = FrankaRobot.connect(
                        "127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(network.port()));
                FrankaPlant plant =
                        new FrankaPlant(robot, PANDA, null, new Patience(4_000_000, 200), Conditioning.LIMITED, null)) {
            RobotState state = new RobotState(7);
            Command command = new Command(7);
            plant.start();
            plant.read(state);
            double[] home = state.q.clone();
            for (int tick = 0; tick < TICKS; tick++) {
                for (int i = 0; i < 7; i++) {
                    double wanted = home[i] + (i == 3 ? 0.05 * Math.sin(tick * 1e-3) : 0);
                    command.tau_J_d[i] = 60 * (wanted - state.q[i]) - 12 * state.dq[i];
                }
                plant.write(command);
                plant.read(state);
                for (int i = 0; i < 7; i++) {
                    assertThat(state.q[i])
                            .isBetween(
                                    PANDA.joints().get(i).qMin(),
                                    PANDA.joints().get(i).qMax());
                    assertThat(Math.abs(state.dq[i]))
                            .isLessThan(PANDA.joints().get(i).dq());
                }
            }
            assertThat(plant.failure()).isNull();
            assertThat(plant.lost()).isGreaterThan(50);
            assertThat(network.hurt()).isGreaterThan(TICKS / 5);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MotionGeneratorMode.class,
            names = {"JOINT_POSITION", "JOINT_VELOCITY", "CARTESIAN_POSITION", "CARTESIAN_VELOCITY"})
    void shouldFinishEveryMotionOverANetworkThatLosesAFifth(MotionGeneratorMode mode) {
        ServerSettings settings =
                ServerSettings.panda(Pacing.LOCK_STEP).onPorts(0).patient(PATIENCE_MILLIS);
        LimitWatch limits = new LimitWatch();
        try (ServedTwin twin = ServedTwin.lifting(settings);
                LossyProxy network = new LossyProxy(
                        twin.server.robotPort(), LossGenerator.random(0.2, 9), LossGenerator.random(0.2, 10));
                FrankaRobot robot = FrankaRobot.connect(
                        "127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(network.port()))) {
            robot.control(new ThereAndBack(SECONDS, SIZE, limits).by(mode), ControllerMode.JOINT_IMPEDANCE);
            assertThat(twin.server.lost()).isGreaterThan(50);
            assertThat(network.hurt()).isGreaterThan((long) (SECONDS * 1000 / 5));
        }
        limits.assertKept();
    }
}
