package dev.armature.faults;

import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.mock.MockRobot;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.plant.ControlLost;
import dev.armature.hardware.franka.plant.FrankaPlant;
import dev.armature.hardware.franka.plant.Patience;
import dev.armature.hardware.franka.protocol.FciVersion;
import org.jspecify.annotations.Nullable;

/// A robot under torque control whose joint 1 accelerates at 0.5 rad/s², with whatever may happen to it.
final class LostRobot implements AutoCloseable {

    final MockRobot mock = new MockRobot(FciVersion.PANDA);
    final FrankaRobot robot =
            FrankaRobot.connect("127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(mock.port()));
    final FrankaPlant plant;
    final RobotState state = new RobotState(7);
    private final Command command = new Command(7);

    LostRobot(Patience patience) {
        plant = new FrankaPlant(robot, Panda.description(), null, patience, Conditioning.LIMITED, null);
        // lock-step, however slow the first ticks are
        mock.patience(5000);
        plant.start();
        command.tau_J_d[0] = 0.5;
        for (int i = 0; i < 50; i++) {
            tick();
        }
    }

    void tick() {
        plant.read(state);
        plant.write(command);
    }

    /// Ticks until control is lost, at most so often.
    ///
    /// @return how; nothing when it is not
    @Nullable
    ControlLost lose(int ticks) {
        try {
            for (int i = 0; i < ticks; i++) {
                tick();
            }
            return null;
        } catch (ControlLost e) {
            return e;
        }
    }

    @Override
    public void close() {
        plant.close();
        robot.close();
        mock.close();
    }
}
