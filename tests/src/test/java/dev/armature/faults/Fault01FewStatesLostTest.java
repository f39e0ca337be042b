package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.hardware.franka.mock.LossGenerator;
import dev.armature.hardware.franka.plant.Patience;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 1 to 19 states in a row do not come: control goes on with foreseen ones, counts them, and nothing jumps
/// when they come again.
final class Fault01FewStatesLostTest {

    /// The network loses, the machine does not: however busy it is, only what the generator takes is missing.
    private static final Patience CALM = new Patience(40_000_000, 20);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 19})
    void shouldGoOnWithoutAJump(int count) {
        try (LostRobot lost = new LostRobot(CALM)) {
            long before = lost.plant.lost();
            lost.mock.hurtStates(LossGenerator.burst(3, count));
            double q = lost.state.q[0];
            double dq = lost.state.dq[0];
            long time = lost.state.timeNanos;
            for (int i = 0; i < 40; i++) {
                lost.tick();
                // each tick one millisecond and the same acceleration, whether the state came or was foreseen
                assertThat(lost.state.timeNanos).isEqualTo(time + 1_000_000);
                assertThat(lost.state.dq[0]).isEqualTo(dq + 0.5e-3, within(1e-9));
                assertThat(lost.state.q[0]).isEqualTo(q + dq * 1e-3 + 0.25e-6, within(1e-9));
                q = lost.state.q[0];
                dq = lost.state.dq[0];
                time = lost.state.timeNanos;
            }
            assertThat(lost.plant.lost() - before).isEqualTo(count);
            assertThat(lost.plant.failure()).isNull();
        }
    }
}
