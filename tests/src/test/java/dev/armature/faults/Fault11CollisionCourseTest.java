package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.collision.CollisionSettings;
import dev.armature.controller.collision.Obstacle;
import dev.armature.controller.limit.Workspace;
import dev.armature.controller.safety.BlackBoxDump;
import dev.armature.controller.safety.GuardSettings;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetyReason;
import dev.armature.controller.safety.ServoStatus;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fault 11, a target in the table, in an obstacle or in the arm itself: slower from 20 mm on, no nearer than 10 mm.
@DisplayName("11: collision course with the table, a box, the arm (wrong)")
class Fault11CollisionCourseTest {

    private static final double SLOW = 0.02;
    private static final double STOP = 0.01;

    private double least = Double.MAX_VALUE;

    @Test
    void shouldStopAboveTheTable() {
        Rig rig = new Rig(Rig.usual());
        rig.target.X_BE_d.getTranslation().set(0.45, 0, -0.4);
        drive(rig, 4000);
        assertThat(rig.palm()).isBetween(STOP, SLOW);
        assertThat(rig.fastestJoint()).isLessThan(0.02);
        assertStopped(rig);
        // the way out is free
        rig.target.X_BE_d.getTranslation().set(0.45, 0, 0.4);
        rig.ticks(3000);
        assertThat(rig.state.X_BE.getTranslationZ()).isGreaterThan(0.3);
        assertThat(rig.loop.safety().servoStatus()).isEqualTo(ServoStatus.NO_WARNING);
    }

    @Test
    void shouldStopBeforeABox() {
        GuardSettings usual = GuardSettings.defaults();
        List<Obstacle> box = List.of(new Obstacle.Box(0.45, 0.4, 0.3, 0.2, 0.1, 0.3));
        Rig rig = new Rig(Rig.usual()
                .with(new GuardSettings(
                        new CollisionSettings(SLOW, STOP, box, false, true), 17, 30, usual.workspace())));
        rig.target.X_BE_d.getTranslation().set(0.45, 0.6, 0.4);
        drive(rig, 3000);
        assertThat(rig.state.X_BE.getTranslationY()).isLessThan(0.3);
        assertStopped(rig);
    }

    @Test
    void shouldStopBeforeItself() {
        Rig rig = new Rig(Rig.usual());
        rig.target.X_BE_d.getTranslation().set(0, 0, 0.25);
        drive(rig, 4000);
        assertThat(least).isGreaterThan(STOP);
    }

    @Test
    void shouldHoldTheHandInItsWorkspace() {
        GuardSettings usual = GuardSettings.defaults();
        Workspace workspace = new Workspace(0.2, -0.2, 0.2, 0.6, 0.2, 0.7);
        for (double y : new double[] {-0.6, 0.6}) {
            Rig rig = new Rig(Rig.usual().with(new GuardSettings(usual.collision(), 17, 30, workspace)));
            rig.target.X_BE_d.getTranslation().set(0.4, y, 0.4);
            for (int tick = 0; tick < 4000; tick++) {
                rig.tick();
                assertThat(Math.abs(rig.state.X_BE.getTranslationY())).isLessThan(0.201);
            }
            assertThat(Math.abs(rig.state.X_BE.getTranslationY())).isGreaterThan(0.17);
        }
    }

    private void drive(Rig rig, int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            rig.tick();
            BlackBoxDump box = tick % 10 == 0 ? rig.loop.safety().blackBox().dump() : null;
            if (box != null) {
                least = Math.min(least, box.clearance(box.ticks() - 1));
            }
        }
    }

    private void assertStopped(Rig rig) {
        assertThat(least).isBetween(STOP, SLOW);
        assertThat(rig.loop.safety().level()).isEqualTo(SafetyLevel.RUN);
        assertThat(SafetyReason.COLLISION_SLOW.in(rig.loop.safety().reasons())).isTrue();
        assertThat(rig.loop.safety().servoStatus()).isEqualTo(ServoStatus.HALT_FOR_COLLISION);
        assertThat(rig.loop.safety().servoStatus().code()).isEqualTo(5);
    }
}
