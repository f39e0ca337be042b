package dev.armature.sim.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.loop.ControlLoop;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.testing.AllocationFree;
import dev.armature.core.time.Clock;
import dev.armature.sim.episode.ArmLoop;
import dev.armature.sim.episode.FakePolicy;
import dev.armature.sim.task.Lift;
import dev.armature.sim.task.TaskScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyLinkTest {

    private final Lift lift = new Lift();
    private final Stage stage = Stage.of(lift, 1);
    private final TaskScene scene = stage.scene();
    private final PolicyLink link = new PolicyLink(scene, lift, new FakePolicy(lift, 0), 1, Clock.system());
    private final ControlLoop loop = ArmLoop.around(scene.twin(), link, scene.clock(), 100_000_000);
    private int tick;

    @BeforeEach
    void start() {
        loop.reset();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void shouldBringWhatThePolicyMakesOfTheSceneToTheArm() {
        double before = sideways();
        link.show();
        assertThat(link.worker().step()).isTrue();
        for (int i = 0; i < 350; i++) {
            loop.tick();
        }
        // the policy goes over the object, as fast as the arm may in the time of one chunk
        assertThat(sideways()).isLessThan(0.6 * before);
        assertThat(link.chunks().inferences()).isEqualTo(1);
        assertThat(link.chunks().firstAgeNanos()).isPositive();
    }

    private double sideways() {
        return Math.abs(loop.state().X_BE.getTranslationY() - scene.y(scene.body("object")));
    }

    @Test
    void shouldHaveNoTargetBeforeTheFirstChunk() {
        link.show();
        Setpoint out = new Setpoint(7);
        assertThat(link.next(0, loop.state(), out)).isEqualTo(Status.MISSING);
    }

    @AllocationFree(warmUp = 4_000, runs = 1_000)
    void shouldShowInferAndTickWithoutAllocating() {
        if (tick++ % 10 == 0) {
            link.show();
            link.worker().step();
        }
        loop.tick();
    }
}
