package dev.armature.controller.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TorqueLimiterTest {

    private final TorqueLimiter limiter = new TorqueLimiter(Panda.description(), 1e-3);

    @Test
    void shouldLetATorquePassThatCanBeReached() {
        double[] tau = {0.5, -0.5, 1, -1, 0, 0.1, 0.2};
        double[] asked = tau.clone();
        assertThat(limiter.limit(tau)).isFalse();
        assertThat(tau).containsExactly(asked);
    }

    @Test
    void shouldGoUpByOneATickToTheGreatestTorque() {
        double[] tau = new double[7];
        for (int tick = 1; tick <= 100; tick++) {
            Arrays.fill(tau, 1000);
            assertThat(limiter.limit(tau)).isTrue();
            assertThat(tau[0]).isEqualTo(Math.min(tick, 87));
            assertThat(tau[6]).isEqualTo(Math.min(tick, 12));
        }
    }

    @Test
    void shouldStartFromWhatWasCommandedAndTrustOnlyNumbers() {
        limiter.reset(new double[] {80, 500, Double.NaN, Double.NEGATIVE_INFINITY, 0, 0, 0});
        double[] tau = {90, 90, 90, -90, Double.NaN, 0, 0};
        limiter.limit(tau);
        assertThat(tau).containsExactly(81, 87, 1, -1, 0, 0, 0);
    }

    @Test
    void shouldNotTakeAsSentWhatWasOnlyTried() {
        double[] tau = {5, 0, 0, 0, 0, 0, 0};
        limiter.reach(tau);
        assertThat(tau[0]).isEqualTo(1);
        assertThat(limiter.high()[0]).isEqualTo(1);
        assertThat(limiter.low()[0]).isEqualTo(-1);
        tau[0] = 5;
        limiter.limit(tau);
        assertThat(tau[0]).isEqualTo(1);
    }
}
