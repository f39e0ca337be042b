package dev.armature.hardware.franka.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.hardware.franka.protocol.GripperRequest;
import dev.armature.hardware.franka.protocol.GripperStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HandMotionTest {

    private final HandMotion motion = new HandMotion(0.08);
    private final RobotState state = new RobotState(7);
    private final Command command = new Command(7);
    private double object;
    private double fastest;

    HandMotionTest() {
        state.gripperWidth = 0.08;
    }

    /// Fingers that follow at once, unless an object is between them.
    private @Nullable GripperStatus run(int millis) {
        for (int k = 0; k < millis; k++) {
            GripperStatus ended = motion.tick(state, command);
            double width = Math.max(object, command.gripperWidth);
            fastest = Math.max(fastest, Math.abs(width - state.gripperWidth) / 1e-3);
            state.gripperWidth = width;
            if (ended != null) {
                return ended;
            }
        }
        return null;
    }

    @Test
    void shouldOpenToAWidthAtTheSpeedThatIsAskedFor() {
        run(1);
        assertThat(motion.begin(new GripperRequest.Move(0.03, 0.05))).isTrue();
        assertThat(run(900)).isNull();
        assertThat(run(400)).isEqualTo(GripperStatus.SUCCESS);
        assertThat(state.gripperWidth).isCloseTo(0.03, within(1e-9));
        assertThat(fastest).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void shouldNeverBeFasterThanAHand() {
        run(1);
        motion.begin(new GripperRequest.Move(0, 5));
        assertThat(run(2000)).isEqualTo(GripperStatus.SUCCESS);
        assertThat(fastest).isLessThanOrEqualTo(0.1 + 1e-9);
    }

    @Test
    void shouldGraspWhatIsThere() {
        object = 0.04;
        run(1);
        motion.begin(new GripperRequest.Grasp(0.04, 0.005, 0.005, 0.1, 40));
        assertThat(run(3000)).isEqualTo(GripperStatus.SUCCESS);
        assertThat(motion.grasped()).isTrue();
        run(500);
        assertThat(motion.grasped()).isTrue();
        assertThat(command.gripperWidth).isLessThan(0.03);
        object = 0;
        run(500);
        assertThat(motion.grasped()).isFalse();
    }

    @Test
    void shouldSayThatNothingWasThere() {
        run(1);
        motion.begin(new GripperRequest.Grasp(0.04, 0.005, 0.005, 0.1, 40));
        assertThat(run(3000)).isEqualTo(GripperStatus.UNSUCCESSFUL);
        assertThat(motion.grasped()).isFalse();
    }

    @Test
    void shouldLetGoWhenItIsStopped() {
        object = 0.04;
        run(1);
        motion.begin(new GripperRequest.Grasp(0.04, 0.005, 0.005, 0.1, 40));
        run(200);
        assertThat(motion.stop()).isTrue();
        assertThat(motion.stop()).isFalse();
        double width = state.gripperWidth;
        assertThat(run(300)).isNull();
        assertThat(state.gripperWidth).isCloseTo(width, within(2e-4));
    }

    @Test
    void shouldSayThatAMoveWasBlocked() {
        object = 0.05;
        run(1);
        motion.begin(new GripperRequest.Move(0.01, 0.1));
        assertThat(run(3000)).isEqualTo(GripperStatus.UNSUCCESSFUL);
    }

    @Test
    void shouldHomeToTheWidest() {
        state.gripperWidth = 0.01;
        run(1);
        motion.begin(new GripperRequest.Homing());
        assertThat(run(4000)).isEqualTo(GripperStatus.SUCCESS);
        assertThat(state.gripperWidth).isCloseTo(0.08, within(1e-9));
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThat(motion.begin(new GripperRequest.Move(-0.01, 0.1))).isFalse();
        assertThat(motion.begin(new GripperRequest.Move(0.2, 0.1))).isFalse();
        assertThat(motion.begin(new GripperRequest.Move(0.02, 0))).isFalse();
        assertThat(motion.begin(new GripperRequest.Move(Double.NaN, 0.1))).isFalse();
        assertThat(motion.begin(new GripperRequest.Grasp(0.02, 0.005, 0.005, 0.1, Double.NaN)))
                .isFalse();
        assertThat(motion.begin(new GripperRequest.Stop())).isFalse();
    }
}
