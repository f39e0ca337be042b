package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.hardware.franka.plant.ControlLost;
import dev.armature.hardware.franka.plant.Patience;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The robot's server dies in active control: the thread that ticks ends within 100 ms, with the last states.
final class Fault05DyingServerTest {

    /// Far more than is allowed: the loss of the connection must end the wait, not the wait itself.
    private static final Patience ENDLESS = new Patience(5_000_000_000L, 20);

    @Test
    void shouldEndWithinAHundredMilliseconds() {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && best > Duration.ofMillis(100).toNanos(); attempt++) {
            try (LostRobot lost = new LostRobot(ENDLESS)) {
                long from = System.nanoTime();
                lost.mock.close();
                ControlLost why = Objects.requireNonNull(lost.lose(1000));
                best = Math.min(best, System.nanoTime() - from);
                assertThat(why).hasMessageContaining("the robot has closed the connection");
                assertThat(why.log()).isNotEmpty();
                assertThat(lost.lose(1)).isSameAs(why);
            }
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
    }
}
