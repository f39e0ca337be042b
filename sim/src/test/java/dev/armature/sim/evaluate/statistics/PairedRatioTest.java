package dev.armature.sim.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedRatioTest {

    @Test
    void shouldBeExactWhenOneIsAMultipleOfTheOther() {
        PairedRatio ratio = PairedRatio.of(new double[] {2, 8, 5}, new double[] {1, 4, 2.5});

        assertThat(ratio.ratio()).isEqualTo(2);
        assertThat(ratio.interval().low()).isCloseTo(2, within(1e-12));
        assertThat(ratio.interval().high()).isCloseTo(2, within(1e-12));
    }

    @Test
    void shouldCoverTheTrueRatioNinetyFiveTimesOfAHundred() {
        SplittableRandom random = new SplittableRandom(8);
        int covered = 0;
        for (int trial = 0; trial < 3000; trial++) {
            double[] a = new double[100];
            double[] b = new double[100];
            for (int i = 0; i < a.length; i++) {
                double shared = 1 + random.nextDouble();
                a[i] = 0.3 * shared * (0.5 + random.nextDouble());
                b[i] = shared * (0.5 + random.nextDouble());
            }
            covered += PairedRatio.of(a, b).interval().contains(0.3) ? 1 : 0;
        }

        assertThat(covered / 3000.0).isBetween(0.93, 0.965);
    }

    @Test
    void shouldRejectWhatHasNoRatio() {
        assertThatThrownBy(() -> PairedRatio.of(new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedRatio.of(new double[] {1, 2}, new double[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedRatio.of(new double[] {1, 2}, new double[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
