package dev.armature.sim.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.testing.AllocationFree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.ihmc.euclid.tuple3D.Vector3D;

class CircleTest {

    private static final long MILLI = 1_000_000;

    private final RobotState state = new RobotState(7);
    private final Setpoint out = new Setpoint(7);
    private final Circle circle = new Circle(0.05, 8);
    private long now = 17 * MILLI;

    CircleTest() {
        state.X_BE.getTranslation().set(0.4, 0.1, 0.3);
        state.X_BE.getRotation().setToRollOrientation(3);
        state.gripperWidth = 0.06;
    }

    @Test
    void shouldBeginWhereTheArmIs() {
        assertThat(circle.next(now, state, out)).isEqualTo(Status.OK);

        assertThat(out.X_BE_d.epsilonEquals(state.X_BE, 1e-15)).isTrue();
        assertThat(out.gripperWidth).isEqualTo(0.06);
        assertThat(out.timeNanos).isEqualTo(now);
    }

    @Test
    void shouldStayOnALevelCircleAndComeRoundAgain() {
        Vector3D centre = new Vector3D(0.45, 0.1, 0.3);
        Vector3D arm = new Vector3D();
        double farthest = 0;
        for (int tick = 0; tick < 10_000; tick++, now += MILLI) {
            circle.next(now, state, out);
            arm.sub(out.X_BE_d.getTranslation(), centre);
            farthest = Math.max(farthest, arm.getX());
            assertThat(arm.norm()).isCloseTo(0.05, within(1e-12));
            assertThat(arm.getZ()).isZero();
        }
        assertThat(farthest).isCloseTo(0.05, within(1e-6));
        // 8 s and the half second that gathering speed costs
        now = 17 * MILLI + 8500 * MILLI;
        circle.next(now, state, out);
        assertThat(out.X_BE_d.epsilonEquals(state.X_BE, 1e-12)).isTrue();
    }

    @Test
    void shouldNeverJump() {
        Vector3D last = new Vector3D(0.4, 0.1, 0.3);
        Vector3D step = new Vector3D();
        double lastSpeed = 0;
        for (int tick = 0; tick < 3000; tick++, now += MILLI) {
            circle.next(now, state, out);
            step.sub(out.X_BE_d.getTranslation(), last);
            last.set(out.X_BE_d.getTranslation());
            double speed = step.norm() / 0.001;
            assertThat(speed).isLessThan(0.0395);
            assertThat(Math.abs(speed - lastSpeed) / 0.001).isLessThan(0.1);
            lastSpeed = speed;
        }
    }

    @Test
    void shouldHoldWhenThereIsNoCircle() {
        Circle none = Circle.none();
        for (int tick = 0; tick < 100; tick++, now += MILLI) {
            none.next(now, state, out);
        }

        assertThat(out.X_BE_d.epsilonEquals(state.X_BE, 1e-15)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 8", "1.1, 8", "NaN, 8", "0.1, 0", "0.1, NaN"})
    void shouldRefuseWhatIsNoCircle(double radius, double period) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Circle(radius, period));
    }

    @AllocationFree
    void shouldTurnWithoutAllocating() {
        now += MILLI;
        circle.next(now, state, out);
    }
}
