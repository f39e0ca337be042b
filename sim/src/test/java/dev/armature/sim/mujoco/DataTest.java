package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DataTest {

    private static final double G = 9.81;

    @Test
    void shouldFallAsGalileoSays() {
        try (Model model = Scenes.ball();
                Data data = model.newData()) {
            data.step(300);
            assertThat(data.time()).isCloseTo(0.3, within(1e-9));
            // semi-implicit Euler falls dt·v/2 deeper than the parabola
            assertThat(data.qpos().get(2)).isCloseTo(1 - G * 0.3 * 0.301 / 2, within(1e-9));
            assertThat(data.qvel().get(2)).isCloseTo(-G * 0.3, within(1e-9));
        }
    }

    @Test
    void shouldSwingWithThePeriodOfAPendulum() {
        try (Model model = Scenes.pendulum();
                Data data = model.newData()) {
            double amplitude = 0.2;
            data.qpos().put(0, amplitude);
            double crossing = Double.NaN;
            double before = amplitude;
            while (Double.isNaN(crossing)) {
                data.step(1);
                double now = data.qpos().get(0);
                if (now <= 0) {
                    crossing = data.time() - model.timestep() * now / (now - before);
                }
                before = now;
            }
            double a2 = amplitude * amplitude;
            double period = 2 * Math.PI * Math.sqrt(0.5 / G) * (1 + a2 / 16 + 11 * a2 * a2 / 3072);
            assertThat(crossing).isCloseTo(period / 4, within(1e-6));
        }
    }
}
