package dev.armature.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GripTest {

    @ParameterizedTest
    @CsvSource({"-2, 0", "-1, 0", "-0.5, 0.02", "0, 0.04", "1, 0.08", "9, 0.08"})
    void shouldOpenAsWideAsAsked(float action, double width) {
        assertThat(Grip.PROPORTIONAL.width(action, 0.08)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"-2, 0", "-0.001, 0", "0, 0.08", "0.001, 0.08", "9, 0.08"})
    void shouldOpenWhollyOrNotAtAll(float action, double width) {
        assertThat(Grip.OPEN_OR_CLOSED.width(action, 0.08)).isEqualTo(width);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellWhenTheActionIsNotFinite(Grip grip) {
        assertThat(grip.width(Float.NaN, 0.08)).isNaN();
        assertThat(grip.width(Float.POSITIVE_INFINITY, 0.08)).isNaN();
        assertThat(grip.width(Float.NEGATIVE_INFINITY, 0.08)).isNaN();
    }

    @Test
    void shouldCloseAtNegativeZeroAsAtZero() {
        assertThat(Grip.OPEN_OR_CLOSED.width(-0f, 0.08)).isEqualTo(0.08);
    }
}
