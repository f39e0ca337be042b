package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.hardware.franka.mock.LossGenerator;
import dev.armature.hardware.franka.plant.ControlLost;
import dev.armature.hardware.franka.plant.Patience;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotService;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// 20 states in a row do not come: the robot is told to stop, the last states are kept, and nobody goes on
/// but an operator.
final class Fault02TwentyLostTest {

    @Test
    void shouldGiveUpSafely() throws InterruptedException {
        try (LostRobot lost = new LostRobot(Patience.LOCK_STEP)) {
            lost.mock.hurtStates(LossGenerator.burst(5, Long.MAX_VALUE / 2));
            ControlLost why = Objects.requireNonNull(lost.lose(1000));
            assertThat(why).hasMessageContaining("no state for 20 periods");
            assertThat(why.log()).hasSize(50);
            assertThat(why.log().getLast().state().dq[0]).isPositive();
            assertThat(lost.plant.failure()).isSameAs(why);

            lost.mock.hurtStates(LossGenerator.NONE);
            awaitStop(lost);
            long sent = lost.mock.received();
            assertThat(lost.lose(10)).isSameAs(why);
            assertThatThrownBy(lost.plant::start).isInstanceOf(ControlLost.class);
            Thread.sleep(20);
            assertThat(lost.mock.received()).isEqualTo(sent);

            // nobody has read a state since the last one came
            lost.plant.recover();
            lost.plant.start();
            assertThat(lost.lose(100)).isNull();
        }
    }

    private static void awaitStop(LostRobot lost) throws InterruptedException {
        Request stop = new Request.Plain(RobotService.STOP_MOVE);
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!lost.mock.requests().contains(stop) && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(lost.mock.requests()).contains(stop);
    }

    /// The best of a few: a busy machine adds what is not the plant's.
    @Test
    void shouldGiveUpWithinAHundredMilliseconds() {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && best > Duration.ofMillis(100).toNanos(); attempt++) {
            try (LostRobot lost = new LostRobot(Patience.ROBOT)) {
                lost.mock.silent(true);
                long from = System.nanoTime();
                assertThat(lost.lose(1000)).isNotNull();
                best = Math.min(best, System.nanoTime() - from);
            }
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
    }
}
