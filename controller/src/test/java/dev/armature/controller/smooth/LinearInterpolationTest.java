package dev.armature.controller.smooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.testing.AllocationFree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.matrix.RotationMatrix;

class LinearInterpolationTest {

    private static final long PERIOD = 50_000_000;
    private static final RotationMatrix STRAIGHT = new RotationMatrix();
    private static final RotationMatrix TURNED = new RotationMatrix(0, 0, 3);
    private final LinearInterpolation smoother = new LinearInterpolation(7, PERIOD, 0.3);
    private final RobotState state = new RobotState(7);
    private final Setpoint target = new Setpoint(7);
    private final Setpoint out = new Setpoint(7);

    @BeforeEach
    void start() {
        smoother.reset(state);
    }

    @Test
    void shouldReachTheTargetInAShareOfThePeriodOnAStraightLine() {
        target.X_BE_d.getTranslation().setX(0.15);
        target.q_d[2] = 0.3;
        target.sequence = 1;
        smoother.smooth(0, target, out);
        assertThat(out.X_BE_d.getTranslationX()).isZero();
        smoother.smooth(5_000_000, target, out);
        assertThat(out.X_BE_d.getTranslationX()).isCloseTo(0.05, within(1e-12));
        assertThat(out.q_d[2]).isCloseTo(0.1, within(1e-12));
        smoother.smooth(15_000_000, target, out);
        assertThat(out.X_BE_d.getTranslationX()).isEqualTo(0.15);
        smoother.smooth(40_000_000, target, out);
        assertThat(out.X_BE_d.getTranslationX()).isEqualTo(0.15);
    }

    @Test
    void shouldGoOnFromWhereItIsWhenATargetComesEarly() {
        target.X_BE_d.getTranslation().setX(0.15);
        target.sequence = 1;
        smoother.smooth(0, target, out);
        smoother.smooth(5_000_000, target, out);
        target.X_BE_d.getTranslation().setX(0);
        target.sequence = 2;
        smoother.smooth(6_000_000, target, out);
        assertThat(out.X_BE_d.getTranslationX()).isCloseTo(0.06, within(1e-12));
        smoother.smooth(21_000_000, target, out);
        assertThat(out.X_BE_d.getTranslationX()).isZero();
    }

    @Test
    void shouldTurnHalfWayInHalfTheTime() {
        target.X_BE_d.getRotation().setYawPitchRoll(1, 0, 0);
        target.sequence = 1;
        smoother.smooth(0, target, out);
        smoother.smooth(7_500_000, target, out);
        assertThat(out.X_BE_d.getRotation().getYaw()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void shouldKeepItsLineWhenATargetIsNotFinite() {
        target.X_BE_d.getTranslation().setX(0.15);
        target.sequence = 1;
        smoother.smooth(0, target, out);
        target.q_d[0] = Double.NaN;
        target.sequence = 2;
        assertThat(smoother.smooth(15_000_000, target, out)).isEqualTo(Status.NOT_FINITE);
        assertThat(out.X_BE_d.getTranslationX()).isEqualTo(0.15);
        assertThat(out.finite()).isTrue();
    }

    @Test
    void shouldHandThroughWithoutSmoothing() {
        target.q_d[1] = 1;
        assertThat(TargetSmoother.none().smooth(0, target, out)).isEqualTo(Status.OK);
        assertThat(out.q_d[1]).isEqualTo(1);
        target.q_d[1] = Double.NaN;
        assertThat(TargetSmoother.none().smooth(0, target, out)).isEqualTo(Status.NOT_FINITE);
        assertThat(out.q_d[1]).isEqualTo(1);
    }

    @Test
    void shouldRefuseNonsenseAtConstruction() {
        assertThatThrownBy(() -> new LinearInterpolation(7, PERIOD, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinearInterpolation(7, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @AllocationFree
    void shouldAllocateNothing() {
        target.sequence++;
        target.X_BE_d.getTranslation().setX(target.sequence % 2);
        target.X_BE_d.getRotation().set(target.sequence % 2 == 0 ? TURNED : STRAIGHT);
        smoother.smooth(target.sequence * 1_000_000, target, out);
    }
}
