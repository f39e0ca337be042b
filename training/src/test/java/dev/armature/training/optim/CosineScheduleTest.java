package dev.armature.training.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class CosineScheduleTest {

    private final CosineSchedule schedule = new CosineSchedule(1e-3, 100, 1100);

    @Test
    void shouldRiseLinearlyAndFallAsACosine() {
        assertThat(schedule.rate(0)).isCloseTo(1e-5, within(1e-12));
        assertThat(schedule.rate(49)).isCloseTo(5e-4, within(1e-12));
        assertThat(schedule.rate(100)).isCloseTo(1e-3, within(1e-12));
        assertThat(schedule.rate(600)).isCloseTo(5e-4, within(1e-12));
        assertThat(schedule.rate(1100)).isCloseTo(0, within(1e-12));
        assertThat(new CosineSchedule(1, 0, 10).rate(0)).isEqualTo(1);
    }

    @Property(tries = 200)
    void shouldStayBetweenZeroAndPeak(@ForAll @IntRange(max = 5000) int step) {
        assertThat(schedule.rate(step)).isBetween(0.0, 1e-3);
    }

    @Test
    void shouldRefuseNonsense() {
        assertThatThrownBy(() -> new CosineSchedule(0, 1, 1)).hasMessageContaining("peak");
        assertThatThrownBy(() -> new CosineSchedule(1, 1, 0)).hasMessageContaining("steps");
    }
}
