package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.safety.SafetyLevel;
import dev.armature.core.Setpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.ihmc.euclid.tuple3D.Vector3D;

/// Fault 10, a huge but finite step: a pose that jumps by a metre becomes a motion within the limits.
@DisplayName("10: the target jumps by a metre (wrong)")
class Fault10HugeStepTest {

    @ParameterizedTest
    @CsvSource({"0.1, 0, 1", "0, 1, 0", "0, -1, 0.1", "1, 0, 0", "0, 0, 1000"})
    void shouldMakeAMotionOfAJump(double x, double y, double z) {
        Rig rig = new Rig(Rig.usual());
        rig.ticks(50);
        rig.target.X_BE_d.getTranslation().add(x, y, z);
        rig.target.sequence++;
        Vector3D before = new Vector3D(rig.state.X_BE.getTranslation());
        Vector3D aimed = new Vector3D(rig.loop.limited().X_BE_d.getTranslation());
        for (int tick = 0; tick < 2000; tick++) {
            assertThat(rig.tick()).isEqualTo(SafetyLevel.RUN);
            Setpoint limited = rig.loop.limited();
            assertThat(speed(aimed, new Vector3D(limited.X_BE_d.getTranslation())))
                    .as("target at %d", tick)
                    .isLessThanOrEqualTo(1.7);
            assertThat(speed(before, new Vector3D(rig.state.X_BE.getTranslation())))
                    .as("hand at %d", tick)
                    .isLessThanOrEqualTo(1.7);
            assertThat(rig.fastestJoint()).isLessThan(1);
        }
    }

    /// In m/s; takes `now` over into `before`.
    private static double speed(Vector3D before, Vector3D now) {
        Vector3D step = new Vector3D(now);
        step.sub(before);
        before.set(now);
        return step.norm() / 1e-3;
    }
}
