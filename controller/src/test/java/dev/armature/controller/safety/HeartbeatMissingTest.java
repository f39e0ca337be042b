package dev.armature.controller.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Status;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// When who gives the set-points has died.
class HeartbeatMissingTest {

    private final Drive drive = new Drive();

    @Test
    void shouldStopSafelyAndSayWhy() {
        drive.tick(Status.OK);

        assertThat(drive.tick(Status.LOST)).isEqualTo(SafetyLevel.SAFE_STOP);
        assertThat(SafetyReason.HEARTBEAT_MISSING.in(drive.filter.reasons())).isTrue();
        assertThat(drive.filter.climbs()).isEqualTo(1);
    }

    @Test
    void shouldOnlyTakeSpeedAway() {
        drive.arm.place(drive.state.q, new double[] {0.5, -0.4, 0.3, 0.4, 0.5, -0.6, 0.7});
        drive.arm.read(drive.state);
        for (int i = 0; i < 2000; i++) {
            drive.tick(Status.LOST);
        }
        assertThat(Arrays.stream(drive.state.dq).map(Math::abs).max().orElseThrow())
                .isLessThan(0.01);
    }

    @Test
    void shouldWaitForAnotherAsLongAsItTakesAndRunAgainWithoutAnOperator() {
        drive.tick(Status.OK);
        for (int i = 0; i < 3 * Drive.SETTINGS.faultTicks(); i++) {
            assertThat(drive.tick(Status.LOST)).isEqualTo(SafetyLevel.SAFE_STOP);
        }
        assertThat(drive.tick(Status.MISSING)).isEqualTo(SafetyLevel.HOLD);
        for (int i = 0; i < Drive.SETTINGS.resumeTicks(); i++) {
            drive.tick(Status.OK);
        }
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.RUN);
    }

    @Test
    void shouldLatchAFaultThatComesOnTop() {
        drive.tick(Status.LOST);
        for (int i = 0; i <= Drive.SETTINGS.faultTicks() + 1; i++) {
            drive.state.tau_J[0] = Double.NaN;
            drive.tick(Status.LOST);
            drive.arm.read(drive.state);
            drive.state.tau_J[0] = Double.NaN;
        }
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.FAULT);
    }
}
