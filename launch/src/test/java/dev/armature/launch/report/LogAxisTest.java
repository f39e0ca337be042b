package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogAxisTest {

    @Test
    void shouldGiveEachDecadeTheSameWidth() {
        LogAxis axis = new LogAxis(0.1, 1000);

        assertThat(axis.percent(0.1)).isCloseTo(0, within(1e-12));
        assertThat(axis.percent(1)).isCloseTo(25, within(1e-12));
        assertThat(axis.percent(10)).isCloseTo(50, within(1e-12));
        assertThat(axis.percent(1000)).isCloseTo(100, within(1e-12));
        assertThat(axis.ticks()).hasSize(5);
    }

    @Test
    void shouldHoldWhatIsOffTheAxisAtItsEnds() {
        LogAxis axis = new LogAxis(1, 10);

        assertThat(axis.percent(0)).isZero();
        assertThat(axis.percent(-3)).isZero();
        assertThat(axis.percent(99)).isEqualTo(100);
    }

    @Test
    void shouldStandEmptyAndConstantData() {
        assertThat(LogAxis.of(List.of())).isEqualTo(new LogAxis(1, 10));
        assertThat(LogAxis.of(List.of(0.0, -1.0))).isEqualTo(new LogAxis(1, 10));
        assertThat(LogAxis.of(List.of(7.0)).percent(7)).isCloseTo(50, within(1e-9));
    }

    @Property(tries = 300)
    void shouldShowAllValuesAndSomeTicks(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0.01, max = 1e8) Double> values) {
        LogAxis axis = LogAxis.of(values);

        assertThat(values).allMatch(value -> axis.percent(value) > 0 && axis.percent(value) < 100);
        assertThat(axis.ticks()).hasSizeBetween(2, 13).isSorted();
    }
}
