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
            jerk.add(new float[] {0.5f * t, -0.25f * t, 2}, 0);
        }

        assertThat(jerk.mean()).isZero();
    }

    @Test
    void shouldBeTheMeanNormOfTheSecondDifference() {
        Jerk jerk = new Jerk(2);
        jerk.add(new float[] {0, 0}, 0);
        jerk.add(new float[] {0, 0}, 0);
        assertThat(jerk.mean()).isZero();
        jerk.add(new float[] {3, 4}, 0); // second difference (3, 4): 5
        jerk.add(new float[] {6, 8}, 0); // straight on: 0
        jerk.add(new float[] {9, 12}, 0);
        jerk.add(new float[] {9, 12}, 0); // stops: 5

        assertThat(jerk.mean()).isCloseTo(10.0 / 4, within(1e-15));
    }

    @Test
    void shouldReadPositionsOutOfAChunkFromAnOffset() {
        Jerk jerk = new Jerk(2);
        for (int t = 0; t < 5; t++) {
            jerk.add(new float[] {99, t * t, t % 2, 7}, 1);
        }

        // (2, ∓2) every time: √8
        assertThat(jerk.mean()).isCloseTo(Math.sqrt(8), within(1e-12));
    }

    @Test
    void shouldRejectADimensionOfZero() {
        assertThatThrownBy(() -> new Jerk(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
