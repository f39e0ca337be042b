package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.safety.BlackBoxDump;
import dev.armature.controller.safety.SafetyReason;
import dev.armature.controller.safety.ServoStatus;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fault 12, a target that only a stretched arm reaches: slower from condition number 17 on, never above 30.
@DisplayName("12: a target that needs a straight arm (wrong)")
class Fault12SingularityTest {

    @ParameterizedTest
    @CsvSource({"1.2, 0, 0.5", "0.3, 0, 1.5", "0.2, 1.0, 0.6"})
    void shouldSlowAtSeventeenAndStopBeforeThirty(double x, double y, double z) {
        Rig rig = new Rig(Rig.usual());
        rig.target.X_BE_d.getTranslation().set(x, y, z);
        Set<ServoStatus> said = EnumSet.noneOf(ServoStatus.class);
        double worst = 0;
        for (int tick = 0; tick < 4000; tick++) {
            rig.tick();
            said.add(rig.loop.safety().servoStatus());
            boolean slowed = SafetyReason.SINGULARITY_SLOW.in(rig.loop.safety().reasons());
            if (tick % 10 == 0) {
                BlackBoxDump box = rig.loop.safety().blackBox().dump();
                double condition = box.condition(box.ticks() - 1);
                worst = Math.max(worst, condition);
                assertThat(slowed).as("condition %f", condition).isEqualTo(condition > 17);
            }
        }
        assertThat(worst).isBetween(17.0, 30.0);
        assertThat(said).contains(ServoStatus.DECELERATE_FOR_APPROACHING_SINGULARITY, ServoStatus.HALT_FOR_SINGULARITY);
        // the way back is free
        rig.target.X_BE_d.getTranslation().set(0.4, 0, 0.4);
        rig.ticks(4000);
        assertThat(rig.loop.safety().servoStatus()).isEqualTo(ServoStatus.NO_WARNING);
    }
}
