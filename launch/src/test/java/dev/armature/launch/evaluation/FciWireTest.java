package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.sim.live.Stage;
import dev.armature.sim.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FciWireTest {

    /// Longer than a robot's hand may be silent: while a policy thinks, nothing of the twin moves.
    private static final int THINKING_MILLIS = 1300;

    private final RobotState state = new RobotState(7);
    private final Command command = new Command(7);

    @Test
    void shouldWaitForAPolicyThatThinksLongAndMoveTheHandAfterwards() throws InterruptedException {
        try (Stage stage = Stage.of(Tasks.named("lift"), 0);
                FciWire wire = new FciWire(stage.scene())) {
            wire.begin();
            Plant plant = wire.plant();
            plant.read(state);
            double open = state.gripperWidth;
            tick(plant, 50, open);
            Thread.sleep(THINKING_MILLIS);
            tick(plant, 600, 0);
            assertThat(state.gripperWidth).isLessThan(open - 0.02);
            wire.end();
        }
    }

    private void tick(Plant plant, int ticks, double width) {
        for (int i = 0; i < ticks; i++) {
            plant.read(state);
            command.gripperWidth = width;
            plant.write(command);
        }
    }
}
