package dev.armature.controller.smooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/// What all ways of smoothing share, and each one's own bounds under random targets.
class SmootherPropertyTest {

    private static final long MILLI = 1_000_000;
    private static final long PERIOD = 50 * MILLI;
    private final RobotState state = new RobotState(7);
    private final Setpoint target = new Setpoint(7);
    private final Setpoint out = new Setpoint(7);

    SmootherPropertyTest() {
        new RigidArm(Panda.description(), MILLI).read(state);
        target.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, target.q_d, 0, 7);
    }

    private static List<TargetSmoother> all() {
        return List.of(
                new BoundedMotion(Panda.description(), 0.5, 0.5, 1e-3),
                new LinearInterpolation(7, PERIOD, 0.3),
                TargetSmoother.none());
    }

    @Property(tries = 50, seed = "141")
    void shouldHandTimeSequenceAndGripperOfAnyTargetThrough(@ForAll long seed) {
        Random random = new Random(seed);
        for (TargetSmoother smoother : all()) {
            smoother.reset(state);
            for (int tick = 0; tick < 20; tick++) {
                move(random, 0.1);
                target.timeNanos = random.nextLong();
                target.sequence = random.nextLong();
                target.gripperWidth = random.nextDouble(0.08);
                smoother.smooth(tick * MILLI, target, out);
                assertThat(out.timeNanos).isEqualTo(target.timeNanos);
                assertThat(out.sequence).isEqualTo(target.sequence);
                assertThat(out.gripperWidth).isEqualTo(target.gripperWidth);
            }
        }
    }

    @Property(tries = 50, seed = "142")
    void shouldNotModifyTheTarget(@ForAll long seed) {
        Random random = new Random(seed);
        for (TargetSmoother smoother : all()) {
            smoother.reset(state);
            move(random, 1);
            Setpoint copy = new Setpoint(7);
            copy.copyFrom(target);
            smoother.smooth(0, target, out);
            smoother.smooth(MILLI, target, out);
            assertThat(target.X_BE_d.epsilonEquals(copy.X_BE_d, 0)).isTrue();
            assertThat(target.q_d).containsExactly(copy.q_d);
            assertThat(target.dq_d).containsExactly(copy.dq_d);
            assertThat(target.sequence).isEqualTo(copy.sequence);
        }
    }

    @Property(tries = 50, seed = "143")
    void shouldStayWhereItIsHoweverOftenTheTargetIsNotFinite(@ForAll long seed) {
        Random random = new Random(seed);
        for (TargetSmoother smoother : all()) {
            smoother.reset(state);
            move(random, 0.05);
            target.sequence++;
            for (int tick = 0; tick < 2000; tick++) {
                smoother.smooth(tick * MILLI, target, out);
            }
            double[] q = out.q_d.clone();
            Vector3D p = new Vector3D(out.X_BE_d.getTranslation());
            Setpoint bad = new Setpoint(7);
            bad.copyFrom(target);
            bad.q_d[random.nextInt(7)] = random.nextBoolean() ? Double.NaN : Double.NEGATIVE_INFINITY;
            bad.sequence++;
            for (int tick = 2000; tick < 2010; tick++) {
                assertThat(smoother.smooth(tick * MILLI, bad, out)).isEqualTo(Status.NOT_FINITE);
            }
            assertThat(out.q_d).containsExactly(q, within(1e-9));
            assertThat(p.differenceNorm(out.X_BE_d.getTranslation())).isLessThan(1e-9);
            assertThat(smoother.smooth(2010 * MILLI, target, out)).isNotEqualTo(Status.NOT_FINITE);
        }
    }

    @Property(tries = 100, seed = "144")
    void shouldNeverThrowOnMatricesThatAreNoRotations(@ForAll long seed) {
        Random random = new Random(seed);
        for (TargetSmoother smoother : all()) {
            smoother.reset(state);
            for (int tick = 0; tick < 10; tick++) {
                double[] m = random.doubles(12, -3, 3).toArray();
                target.X_BE_d.setUnsafe(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11]);
                target.sequence++;
                smoother.smooth(tick * 3 * MILLI, target, out);
            }
            move(random, 0.01);
            target.sequence++;
            for (int tick = 10; tick < 4000; tick++) {
                smoother.smooth(tick * 3 * MILLI, target, out);
            }
            assertThat(out.finite()).isTrue();
            assertThat(out.X_BE_d.getTranslation().differenceNorm(target.X_BE_d.getTranslation()))
                    .isLessThan(1e-6);
            assertThat(new Quaternion(out.X_BE_d.getRotation()).distance(new Quaternion(target.X_BE_d.getRotation())))
                    .isLessThan(1e-4);
        }
    }

    /// Between two ticks a straight line covers at most the tick's share of its length; a new target bends it but
    /// never breaks it.
    @Property(tries = 100, seed = "145")
    void shouldBeContinuousWhateverTheTargetsOfALine(
            @ForAll @DoubleRange(min = 0.1, max = 1) double share, @ForAll long seed) {
        Random random = new Random(seed);
        LinearInterpolation line = new LinearInterpolation(7, PERIOD, share);
        line.reset(state);
        target.sequence = 1;
        line.smooth(0, target, out);
        Vector3D last = new Vector3D(out.X_BE_d.getTranslation());
        double[] q = out.q_d.clone();
        double step = MILLI / (share * PERIOD);
        for (int tick = 1; tick < 400; tick++) {
            if (random.nextInt(30) == 0) {
                move(random, 0.2);
                target.sequence++;
            }
            line.smooth(tick * MILLI, target, out);
            assertThat(last.differenceNorm(out.X_BE_d.getTranslation())).isLessThanOrEqualTo(step * 0.8);
            for (int i = 0; i < 7; i++) {
                assertThat(Math.abs(out.q_d[i] - q[i])).isLessThanOrEqualTo(step * 0.4 + 1e-12);
            }
            last.set(out.X_BE_d.getTranslation());
            q = out.q_d.clone();
        }
    }

    @Property(tries = 100, seed = "146")
    void shouldBeAtTheExactShareOfAStraightLine(
            @ForAll @DoubleRange(min = 0.05, max = 1) double share,
            @ForAll @DoubleRange(min = 0, max = 2) double when,
            @ForAll long seed) {
        Random random = new Random(seed);
        LinearInterpolation line = new LinearInterpolation(7, PERIOD, share);
        line.reset(state);
        move(random, 0.2);
        target.sequence = 9;
        long begin = random.nextLong(1L << 40);
        line.smooth(begin, target, out);
        long after = (long) (when * share * PERIOD);
        line.smooth(begin + after, target, out);
        double done = Math.min(1, after / (share * PERIOD));
        for (int i = 0; i < 7; i++) {
            assertThat(out.q_d[i]).isCloseTo(state.q[i] + done * (target.q_d[i] - state.q[i]), within(1e-12));
        }
        Vector3D expected = new Vector3D();
        expected.interpolate(state.X_BE.getTranslation(), target.X_BE_d.getTranslation(), done);
        assertThat(expected.differenceNorm(out.X_BE_d.getTranslation())).isLessThan(1e-12);
        double whole = new Quaternion(state.X_BE.getRotation()).distance(new Quaternion(target.X_BE_d.getRotation()));
        double turned = new Quaternion(state.X_BE.getRotation()).distance(new Quaternion(out.X_BE_d.getRotation()));
        assertThat(turned).isCloseTo(done * whole, within(1e-6));
    }

    @Property(tries = 60, seed = "147")
    void shouldMoveAtLeastAsFastWithLargerShares(@ForAll @DoubleRange(min = 0.05, max = 0.5) double share) {
        BoundedMotion slow = new BoundedMotion(Panda.description(), share, share, 1e-3);
        BoundedMotion fast = new BoundedMotion(Panda.description(), 2 * share, 2 * share, 1e-3);
        target.X_BE_d.getTranslation().setX(state.X_BE.getTranslationX() + 0.2);
        target.q_d[2] = state.q[2] + 0.5;
        slow.reset(state);
        fast.reset(state);
        Setpoint ahead = new Setpoint(7);
        for (int tick = 0; tick < 1500; tick++) {
            slow.smooth(tick * MILLI, target, out);
            fast.smooth(tick * MILLI, target, ahead);
            assertThat(ahead.X_BE_d.getTranslationX()).isGreaterThanOrEqualTo(out.X_BE_d.getTranslationX() - 1e-6);
            assertThat(ahead.q_d[2]).isGreaterThanOrEqualTo(out.q_d[2] - 1e-6);
        }
    }

    @Property(tries = 30, seed = "148")
    void shouldStandStillAfterAResetInTheMiddleOfAMotion(@ForAll long seed) {
        Random random = new Random(seed);
        BoundedMotion motion = new BoundedMotion(Panda.description(), 1, 1, 1e-3);
        motion.reset(state);
        move(random, 0.5);
        for (int tick = 0; tick < 100; tick++) {
            motion.smooth(tick * MILLI, target, out);
        }
        motion.reset(state);
        target.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, target.q_d, 0, 7);
        assertThat(motion.smooth(0, target, out)).isEqualTo(Status.OK);
        assertThat(out.q_d).containsExactly(state.q, within(1e-12));
        assertThat(out.dq_d).containsExactly(new double[7], within(1e-12));
        assertThat(out.X_BE_d.getTranslation().differenceNorm(state.X_BE.getTranslation()))
                .isLessThan(1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldNameTheSharesThatItRefuses(double bad) {
        assertThatThrownBy(() -> new BoundedMotion(Panda.description(), bad, 1, 1e-3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..1")
                .hasMessageContaining(String.valueOf(bad));
        assertThatThrownBy(() -> new BoundedMotion(Panda.description(), 1, bad, 1e-3))
                .hasMessageContaining(String.valueOf(bad));
        assertThatThrownBy(() -> new LinearInterpolation(7, PERIOD, bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(bad + " of " + PERIOD + " ns");
    }

    /// A target within `far` of where the arm is: joints twice as far, at most 0.4 rad.
    private void move(Random random, double far) {
        target.X_BE_d.set(state.X_BE);
        target.X_BE_d.getTranslation()
                .add(random.nextDouble(-far, far), random.nextDouble(-far, far), random.nextDouble(-far, far));
        target.X_BE_d.getRotation().appendYawRotation(random.nextDouble(-0.5, 0.5));
        for (int i = 0; i < 7; i++) {
            target.q_d[i] = state.q[i] + random.nextDouble(-0.2, 0.2);
        }
    }
}
