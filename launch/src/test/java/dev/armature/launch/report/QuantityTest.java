package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void shouldShowThreeDigitsThatMeanSomething() {
        assertThat(Quantity.digits(0)).isEqualTo("0");
        assertThat(Quantity.digits(0.4123)).isEqualTo("0.412");
        assertThat(Quantity.digits(1)).isEqualTo("1.00");
        assertThat(Quantity.digits(9.996)).isEqualTo("10.0");
        assertThat(Quantity.digits(12.46)).isEqualTo("12.5");
        assertThat(Quantity.digits(99.96)).isEqualTo("100");
        assertThat(Quantity.digits(10949)).isEqualTo("10\u2009949");
    }

    @Test
    void shouldKeepOneUnitInAColumn() {
        assertThat(Quantity.duration(681_000)).isEqualTo("0.681 ms");
        assertThat(Quantity.duration(3_400_000_000L)).isEqualTo("3\u2009400 ms");
        assertThat(Quantity.length(0.000408)).isEqualTo("0.408 mm");
    }

    @Test
    void shouldTrimTicksButNotWholeNumbers() {
        assertThat(Quantity.tick(500)).isEqualTo("500");
        assertThat(Quantity.tick(10)).isEqualTo("10");
        assertThat(Quantity.tick(2)).isEqualTo("2");
        assertThat(Quantity.tick(0.5)).isEqualTo("0.5");
        assertThat(Quantity.tick(0.05)).isEqualTo("0.05");
    }

    @Test
    void shouldSayEvidenceAsANumberOrAPower() {
        assertThat(Quantity.evidence(Math.log(812))).isEqualTo("812");
        assertThat(Quantity.evidence(83 * Math.log(10))).isEqualTo("10^83");
        assertThat(Quantity.evidence(-9 * Math.log(10))).isEqualTo("10^-9");
    }
}
