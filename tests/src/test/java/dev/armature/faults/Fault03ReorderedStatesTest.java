package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.hardware.franka.mock.LossGenerator;
import dev.armature.hardware.franka.mock.LossGenerator.Fate;
import dev.armature.hardware.franka.plant.Patience;
import org.junit.jupiter.api.Test;

/// States come out of order, twice, or old: the newest wins, and time never goes back.
final class Fault03ReorderedStatesTest {

    private static final Patience CALM = new Patience(40_000_000, 20);

    @Test
    void shouldNeverGoBackInTime() {
        try (LostRobot lost = new LostRobot(CALM)) {
            lost.mock.hurtStates(index -> index % 3 == 0 ? Fate.REORDER : index % 3 == 1 ? Fate.DUPLICATE : Fate.PASS);
            long time = lost.state.timeNanos;
            for (int i = 0; i < 60; i++) {
                lost.tick();
                assertThat(lost.state.timeNanos).isGreaterThan(time);
                time = lost.state.timeNanos;
            }
            assertThat(lost.robot.received().old()).isGreaterThanOrEqualTo(30);
            lost.mock.hurtStates(LossGenerator.NONE);
            lost.tick();
            assertThat(lost.plant.failure()).isNull();
        }
    }
}
