package dev.armature.sim.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class JerkTest {

    @Test
    void shouldBeZeroOnAStraightPathAtConstantSpeed() {
        Jerk jerk = new Jerk(3);
        for (int t = 0; t < 10; t++) {
            jerk.add(new double[] {0.5 * t, -0.25 * t, 2}, 0);
        }

        assertThat(jerk.mean()).isZero();
    }

    @Test
    void shouldBeTheMeanNormOfTheSecondDifference() {
        Jerk jerk = new Jerk(2);
        jerk.add(new double[] {0, 0}, 0);
        jerk.add(new double[] {0, 0}, 0);
        assertThat(jerk.mean()).isZero();
        jerk.add(new double[] {3, 4}, 0); // second difference (3, 4): 5
        jerk.add(new double[] {6, 8}, 0); // straight on: 0
        jerk.add(new double[] {9, 12}, 0);
        jerk.add(new double[] {9, 12}, 0); // stops: 5

        assertThat(jerk.mean()).isCloseTo(10.0 / 4, within(1e-15));
    }

    @Test
    void shouldReadPositionsOutOfAChunkFromAnOffset() {
        Jerk fromDoubles = new Jerk(2);
        Jerk fromFloats = new Jerk(2);
        for (int t = 0; t < 5; t++) {
            fromDoubles.add(new double[] {99, t * t, t % 2, 7}, 1);
            fromFloats.add(new float[] {99, t * t, t % 2, 7}, 1);
        }

        assertThat(fromFloats.mean()).isEqualTo(fromDoubles.mean());
        // (2, ∓2) every time: √8
        assertThat(fromDoubles.mean()).isCloseTo(Math.sqrt(8), within(1e-12));
    }

    @Test
    void shouldForgetThePathOnReset() {
        Jerk jerk = new Jerk(1);
        for (double x : new double[] {0, 5, -5, 100}) {
            jerk.add(new double[] {x}, 0);
        }
        jerk.reset();
        for (double x : new double[] {7, 8, 9}) {
            jerk.add(new double[] {x}, 0);
        }

        assertThat(jerk.mean()).isZero();
    }

    @Test
    void shouldRejectADimensionOfZero() {
        assertThatThrownBy(() -> new Jerk(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
