package dev.armature.launch.control;

import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.sim.live.Stage;
import dev.armature.sim.task.Tasks;

/// The robots that `armature control` can drive. Another one is a constant here and a case in each method.
public enum PlantChoice {
    /// The Panda's twin in MuJoCo, in a task's scene.
    TWIN,
    /// A Panda over FCI.
    PANDA;

    /// Time between ticks in ns.
    public static final long PERIOD_NANOS = 1_000_000;

    private static final int WARM_TICKS = 3000;

    /// What it is, known before it is connected: the loop is warmed up with it.
    public RobotDescription robot() {
        return switch (this) {
            case TWIN, PANDA -> Panda.description();
        };
    }

    /// Connects it. Called on the control thread, after the warm-up.
    ///
    /// @param settings where it is: a robot's address, a twin's scene
    /// @param clock that its states tell the time of
    /// @throws dev.armature.core.UserError when it cannot be had
    public ConnectedPlant connect(ControlSettings settings, Clock clock) {
        return switch (this) {
            case TWIN -> {
                warm(settings.task(), clock);
                yield new TwinPlant(Stage.of(Tasks.named(settings.task()), settings.seed()), robot(), clock);
            }
            case PANDA -> FciPlant.connect(settings.address(), settings.port(), robot(), clock);
        };
    }

    /// The twin's own code is compiled too, on one that is thrown away: a robot needs none of this.
    private void warm(String task, Clock clock) {
        RobotState state = new RobotState(robot().dof());
        Command command = new Command(robot().dof());
        try (TwinPlant twin = new TwinPlant(Stage.of(Tasks.named(task), 0), robot(), clock)) {
            for (int tick = 0; tick < WARM_TICKS; tick++) {
                twin.read(state);
                twin.write(command);
            }
        }
    }
}
