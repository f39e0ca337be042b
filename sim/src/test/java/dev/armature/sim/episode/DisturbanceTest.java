package dev.armature.sim.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DisturbanceTest {

    @Test
    void shouldPushOnlyThePositionAndRepeatFromTheSeed() {
        Disturbance wind = new Disturbance(0.01, 0.5);
        wind.begin(3);
        float[] first = pushes(wind, 50);
        wind.begin(3);
        assertThat(pushes(wind, 50)).isEqualTo(first);
        wind.begin(4);
        assertThat(pushes(wind, 50)).isNotEqualTo(first);
        float[] action = {0, 0, 0, -1};
        wind.apply(action);
        assertThat(action[3]).isEqualTo(-1);
    }

    @Test
    void shouldLeaveActionsAloneWhenThereIsNone() {
        Disturbance calm = Disturbance.none();
        calm.begin(1);
        assertThat(pushes(calm, 20)).containsOnly(0f);
    }

    @Test
    void shouldPushAsFarAsAskedWhenItBlowsAlways() {
        Disturbance storm = new Disturbance(0.01, 1);
        storm.begin(1);
        float[] pushes = pushes(storm, 20_000);
        double square = 0;
        for (float push : pushes) {
            square += push * push;
        }
        // it blows 10 of 11 steps; neighbours are alike, so an eighth of the samples counts: 3 % is four sigma
        assertThat(Math.sqrt(square / pushes.length)).isCloseTo(0.01 * Math.sqrt(10 / 11.0), within(4e-4));
    }

    private static float[] pushes(Disturbance wind, int steps) {
        float[] out = new float[steps];
        for (int i = 0; i < steps; i++) {
            float[] action = new float[4];
            wind.apply(action);
            out[i] = action[0];
        }
        return out;
    }
}
