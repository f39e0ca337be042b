package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.DoubleBuffer;
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
            // the inertia of the bob adds 1e-6 / 0.5 to the length that counts; series of the elliptic integral
            double a2 = amplitude * amplitude;
            double length = 0.5 * (1 + 1e-6 / 0.5);
            double period = 2 * Math.PI * Math.sqrt(length / G) * (1 + a2 / 16 + 11 * a2 * a2 / 3072);
            assertThat(crossing).isCloseTo(period / 4, within(1e-6));
        }
    }

    @Test
    void shouldKeepTheEnergyOfAPendulum() {
        try (Model model = Scenes.pendulum();
                Data data = model.newData()) {
            data.resetKey(0);
            data.step(5000);
            double energy = 0.25 * Math.pow(data.qvel().get(0), 2)
                    - 2 * G * 0.5 * Math.cos(data.qpos().get(0));
            assertThat(energy).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void shouldActOnCommands() {
        try (Model model = Scenes.pendulum();
                Data data = model.newData()) {
            data.resetKey(0);
            data.ctrl().put(0, -2 * G * 0.5);
            data.forward();
            assertThat(data.qacc().get(0)).as("a motor that lifts").isCloseTo(-2 * G / 0.5, within(1e-3));
            assertThat(data.actuatorForce().get(0)).isEqualTo(-2 * G * 0.5);

            data.ctrl().put(0, 0);
            data.qfrcApplied().put(0, 2 * G * 0.5);
            data.forward();
            assertThat(data.qacc().get(0)).as("a force that holds").isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void shouldFindTheForceOfAMotion() {
        try (Model model = Scenes.pendulum();
                Data data = model.newData()) {
            data.resetKey(0);
            data.forward();
            data.qacc().put(0, 3.0);
            data.inverse();
            assertThat(data.qfrcInverse().get(0)).isCloseTo((0.5 + 1e-6) * 3 + 2 * G * 0.5, within(1e-9));
        }
    }

    @Test
    void shouldReadSensorsAndFrames() {
        try (Model model = Scenes.pendulum();
                Data data = model.newData()) {
            data.resetKey(0);
            data.forward();
            double[] tip = new double[3];
            data.siteXpos().get(0, tip);
            assertThat(data.sensordata().get(0)).isEqualTo(Math.PI / 2);
            assertThat(tip[0]).isCloseTo(-0.5, within(1e-12));
            assertThat(tip[2]).isCloseTo(0, within(1e-12));
            assertThat(data.xquat().get(4)).isCloseTo(Math.sqrt(0.5), within(1e-12));
        }
    }

    @Test
    void shouldGoOnWithTheSameBitsFromASavedState() {
        try (Model model = Scenes.ball();
                Data data = model.newData();
                Data other = model.newData()) {
            data.qvel().put(0, new double[] {1, 2, 3, 4, 5, 6});
            data.step(700);
            double[] saved = new double[data.stateSize()];
            data.saveState(saved);
            other.loadState(saved);
            data.step(300);
            other.step(300);

            double[] end = new double[saved.length];
            double[] otherEnd = new double[saved.length];
            data.saveState(end);
            other.saveState(otherEnd);
            assertThat(otherEnd).isEqualTo(end).isNotEqualTo(saved);
        }
    }

    @Test
    void shouldTellThatASimulationDiverged() {
        try (Model model = Scenes.pendulum();
                Data data = model.newData()) {
            data.step(10);
            assertThat(data.unstable()).isFalse();
            assertThat(data.lastWarning()).isNull();

            data.qvel().put(0, Double.NaN);
            data.step(1000);
            assertThat(data.unstable()).isTrue();
            assertThat(data.lastWarning()).contains("QVEL");
            assertThat(data.time()).as("stops at once").isLessThanOrEqualTo(0.001);

            data.reset();
            data.step(1);
            assertThat(data.unstable()).isFalse();
            assertThat(data.lastWarning()).isNull();
        }
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        try (Model model = Scenes.pendulum();
                Data data = model.newData()) {
            assertThatThrownBy(() -> data.resetKey(1))
                    .isInstanceOf(MujocoException.class)
                    .hasMessageContaining("no keyframe 1");
            assertThatThrownBy(() -> data.jacSite(1, new double[3], new double[3]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> data.loadState(new double[3])).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void shouldCloseTwiceAndThenRefuse() {
        try (Model model = Scenes.pendulum()) {
            Data data = model.newData();
            DoubleBuffer qpos = data.qpos();
            data.close();
            data.close();

            assertThatThrownBy(() -> data.step(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("data is closed");
            assertThatThrownBy(() -> qpos.get(0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(data::time).isInstanceOf(IllegalStateException.class);
        }
    }
}
