package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.mock.LossGenerator;
import dev.armature.hardware.franka.mock.LossyProxy;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.plant.FrankaPlant;
import dev.armature.hardware.franka.plant.Patience;
import dev.armature.hardware.franka.protocol.FciVersion;
import org.junit.jupiter.api.Test;

/// A fifth of all datagrams, either way, is lost, doubled, late or cut: the loop does not notice, and every
/// limit holds.
final class LossyNetworkTest {

    private static final int TICKS = 1500;

    @Test
    void shouldControlOverANetworkThatLosesAFifth() {
        try (LockStepTwin twin = new LockStepTwin();
                LossyProxy network = new LossyProxy(
                        twin.server.robotPort(), LossGenerator.random(0.2, 7), LossGenerator.random(0.2, 8));
                FrankaRobot robot = FrankaRobot.connect(
                        "127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(network.port()));
                FrankaPlant plant = new FrankaPlant(
                        robot, LockStepTwin.PANDA, null, new Patience(4_000_000, 200), Conditioning.LIMITED, null)) {
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
                                    LockStepTwin.PANDA.joints().get(i).qMin(),
                                    LockStepTwin.PANDA.joints().get(i).qMax());
                    assertThat(Math.abs(state.dq[i]))
                            .isLessThan(LockStepTwin.PANDA.joints().get(i).dq());
                }
            }
            assertThat(plant.failure()).isNull();
            assertThat(plant.lost()).isGreaterThan(50);
            assertThat(network.hurt()).isGreaterThan(TICKS / 5);
        }
    }
}
