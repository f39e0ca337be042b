package dev.armature.sim.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Observation;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.perturb.Perturbation;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Lift;
import dev.armature.sim.task.TaskScene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayedObserverTest {

    private static final long PERIOD = 100_000_000;

    private final Model model = Scenes.load("lift");
    private final TaskScene scene = new TaskScene(model);
    private final Lift lift = new Lift();
    private final DelayedObserver observer = new DelayedObserver(lift, PERIOD);
    private final Observation window = new Observation(FakePolicy.sees(lift));

    @BeforeEach
    void start() {
        scene.clear();
        scene.twin().start(lift.ready(), 0.08);
    }

    @AfterEach
    void close() {
        scene.close();
        model.close();
    }

    @Test
    void shouldShowThePresentWhenNothingIsPerturbed() {
        observer.begin(1, Perturbation.NONE);
        for (int step = 0; step < 5; step++) {
            assertThat(look(step)).isTrue();
            assertThat(newest()).isEqualTo(objectAt(step));
            assertThat(window.captureNanos(0)).isEqualTo(scene.clock().nanoTime());
        }
    }

    @ParameterizedTest
    @CsvSource({"0.04, 0", "0.06, 1", "0.1, 1", "0.3, 3", "1.0, 10"})
    void shouldShowThePastByWholeStepsWhenThereIsLatency(double seconds, int steps) {
        observer.begin(1, late(seconds, 0));
        // longer than what is remembered, so that it wraps round
        for (int step = 0; step < 40; step++) {
            assertThat(look(step)).isTrue();
            int seen = Math.max(0, step - steps);
            assertThat(newest()).isEqualTo(objectAt(seen));
            assertThat(window.captureNanos(1)).isEqualTo(seen * PERIOD);
        }
    }

    @Test
    void shouldKeepTheOldWindowWhenAFrameIsLost() {
        observer.begin(4, late(0, 0.5));
        int lost = 0;
        float last = 0;
        for (int step = 0; step < 100; step++) {
            boolean arrived = look(step);
            last = arrived ? objectAt(step) : last;
            lost += arrived ? 0 : 1;
            assertThat(newest()).isEqualTo(last);
        }
        // four standard deviations of a fair coin
        assertThat(lost).isBetween(30, 70);
    }

    @Test
    void shouldAlwaysShowTheFirstFrame() {
        for (long seed = 0; seed < 50; seed++) {
            observer.begin(seed, late(0.2, 0.9));
            window.clear();
            assertThat(look(0)).isTrue();
            assertThat(window.complete()).isTrue();
        }
    }

    @Test
    void shouldLoseTheSameFramesWhenTheSeedIsTheSame() {
        assertThat(arrivals(5)).isEqualTo(arrivals(5)).isNotEqualTo(arrivals(6));
    }

    @Test
    void shouldForgetThePastWhenAnEpisodeBegins() {
        observer.begin(1, late(0.3, 0));
        for (int step = 0; step < 6; step++) {
            look(step);
        }
        observer.begin(1, late(0.3, 0));
        window.clear();
        look(9);
        assertThat(newest()).isEqualTo(objectAt(9));
    }

    private List<Boolean> arrivals(long seed) {
        observer.begin(seed, late(0, 0.5));
        List<Boolean> out = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            out.add(look(step));
        }
        return out;
    }

    /// Puts the object where it tells the step by its place, and looks.
    private boolean look(int step) {
        scene.placeFree("object", objectAt(step), 0, 0.02, 0);
        scene.twin().settle();
        scene.look();
        scene.clock().sleepUntil(step * PERIOD);
        return observer.observe(scene, window);
    }

    private static float objectAt(int step) {
        return 0.25f + step / 128f;
    }

    private float newest() {
        return window.floats(1)[3];
    }

    private static Perturbation late(double seconds, double dropped) {
        return new Perturbation(0, 1, 0, 0, 0, 0, 0, 1, 1, 1, seconds, dropped);
    }
}
