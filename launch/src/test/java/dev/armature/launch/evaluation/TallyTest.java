package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.sim.trial.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TallyTest {

    @Test
    void shouldCountEachTrialApart() {
        Trial rti = Trial.parse("rti");
        Trial ddpm = Trial.parse("ddpm-100@8");
        Tally tally = new Tally(List.of(rti, ddpm));
        assertThat(tally.text()).isEqualTo("rti@1 0/0, ddpm-100@8 0/0");
        tally.add(rti, Episodes.episode(1, true, 4, 1, 1000, 0.01));
        tally.add(ddpm, Episodes.episode(1, false, 100, 8, 1000, 0.01));
        tally.add(rti, Episodes.episode(2, false, 4, 1, 1000, 0.01));
        assertThat(tally.text()).isEqualTo("rti@1 1/2, ddpm-100@8 0/1");
        assertThat(tally.played()).isEqualTo(3);
    }
}
