package dev.armature.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

class BriefSpinTest {

    private static final long SHORT = 50_000;
    private static final long PERIOD = 1_000_000;

    private final BriefSpin spin = new BriefSpin();

    @Test
    void shouldSleepAtOnceWhileItKnowsNothing() {
        assertThat(spin.goesOn(0)).isFalse();
    }

    @Test
    void shouldStayAwakeAfterAShortWaitAndNotLongerThanOne() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        spin.waited(SHORT);
        assertThat(spin.goesOn(SHORT)).isTrue();
        assertThat(spin.goesOn(PERIOD)).isFalse();
    }

    @Test
    void shouldSleepAtOnceAfterALongWait() {
        spin.waited(SHORT);
        spin.waited(PERIOD);
        assertThat(spin.goesOn(0)).isFalse();
    }
}
