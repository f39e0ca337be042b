package dev.armature.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From what the two loops print to the figures.
final class LatenessTest {

    private static final long MILLI = 1_000_000;

    private final Lateness lateness = new Lateness();

    @Test
    void shouldTakeTheShareOfAllRounds() {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            line.append(i * 1000).append(' ');
        }
        lateness.add(line.toString());
        lateness.add(line.toString());

        assertThat(lateness.micros(0.5)).isEqualTo(51);
        assertThat(lateness.micros(0.99)).isEqualTo(100);
        assertThat(lateness.micros(1)).isEqualTo(100);
        assertThat(lateness.pauses(0)).isEmpty();
    }

    @Test
    void shouldKeepThePausesApart() {
        lateness.add("1000 12000000@500000000 2000 25000000@900000000 ");

        assertThat(lateness.micros(1)).isEqualTo(25_000);
        assertThat(lateness.pauses(20 * MILLI)).containsExactly(new Lateness.Pause(25 * MILLI, 900 * MILLI));
        assertThat(lateness.pauses(10 * MILLI)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 100, 20, 100, true", // the same
        "20, 100, 30, 105, true", // around it
        "20, 100, 5, 90, true", // within it
        "20, 100, 20, 130, false", // after it
        "20, 100, 5, 80, false" // before it
    })
    void shouldKnowWhetherTwoWaitedAtTheSameTime(long late, long woke, long otherLate, long otherWoke, boolean both) {
        Lateness.Pause one = new Lateness.Pause(late, woke);
        Lateness.Pause other = new Lateness.Pause(otherLate, otherWoke);

        assertThat(one.overlaps(other)).isEqualTo(both);
        assertThat(other.overlaps(one)).isEqualTo(both);
    }
}
