package dev.armature.launch.control;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.sim.live.Stage;

/// The twin as a robot on the machine's clock: its own time is simulated, that of its states is when they are
/// read.
record TwinPlant(Stage stage, RobotDescription robot, Clock clock) implements ConnectedPlant {

    @Override
    public void read(RobotState out) {
        stage.scene().twin().read(out);
        out.timeNanos = clock.nanoTime();
    }

    @Override
    public void write(Command command) {
        stage.scene().twin().write(command);
    }

    @Override
    public long periodNanos() {
        return stage.scene().twin().periodNanos();
    }

    @Override
    public void close() {
        stage.close();
    }
}
