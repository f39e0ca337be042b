package dev.armature.hardware.franka.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

    private static final double DT = FrankaLimits.DELTA_T;
    private static final double NO_LIMIT = Double.MAX_VALUE;

    private final Xorshift draw = new Xorshift();

    @Test
    void shouldHaveLibfrankasBounds() {
        double[] velocities = {2.129003, 2.151503, 2.144003, 2.136503, 2.564003};
        for (int i = 0; i < velocities.length; i++) {
            assertThat(FrankaLimits.JOINTS.joint(i).velocity()).isEqualTo(velocities[i]);
        }
        assertThat(FrankaLimits.TRANSLATION).isEqualTo(new RateLimit(1.9600030000000002, 12.999, 6499.999));
        assertThat(FrankaLimits.ROTATION).isEqualTo(new RateLimit(2.424003, 24.999, 12499.999));
        assertThat(FrankaLimits.ELBOW).isEqualTo(new RateLimit(2.144003, 9.999, 4999.999));
        assertThat(FrankaLimits.TORQUE_RATE).isEqualTo(999.999);
    }

    @Test
    void shouldLimitTorquesAsLibfrankaToTheLastBit() {
        for (int i = 0; i < 1000; i++) {
            double[] tau = draw.next(7, 20);
            JointRateLimit.torques(tau, draw.next(7, 20));
            draw.add(tau);
        }
        assertThat(draw.hash()).isEqualTo(GoldenRates.TORQUE);
    }

    @Test
    void shouldLimitJointVelocitiesAsLibfrankaToTheLastBit() {
        for (int i = 0; i < 1000; i++) {
            double[] dq = draw.next(7, 3);
            FrankaLimits.JOINTS.velocities(dq, draw.next(7, 2), draw.next(7, 10));
            draw.add(dq);
        }
        assertThat(draw.hash()).isEqualTo(GoldenRates.VELOCITY);
    }

    @Test
    void shouldLimitJointPositionsAsLibfrankaToTheLastBit() {
        for (int i = 0; i < 1000; i++) {
            double[] q = draw.next(7, 0.003);
            double[] last = draw.next(7, 2);
            double[] lastVelocity = draw.next(7, 2);
            double[] lastAcceleration = draw.next(7, 10);
            for (int j = 0; j < 7; j++) {
                q[j] += last[j];
            }
            FrankaLimits.JOINTS.positions(q, last, lastVelocity, lastAcceleration);
            draw.add(q);
        }
        assertThat(draw.hash()).isEqualTo(GoldenRates.POSITION);
    }

    @Test
    void shouldLimitTwistsAsLibfrankaToTheLastBit() {
        for (int i = 0; i < 1000; i++) {
            double[] twist = draw.next(6, 2);
            TwistLimit.PANDA.limit(twist, draw.next(6, 0.8), draw.next(6, 8));
            draw.add(twist);
        }
        assertThat(draw.hash()).isEqualTo(GoldenRates.TWIST);
    }

    @Test
    void shouldFilterAsLibfrankaToTheLastBit() {
        for (int i = 0; i < 1000; i++) {
            double y = draw.next();
            double last = draw.next();
            draw.add(new LowPass(500 * (1.001 + draw.next())).next(y, last));
        }
        assertThat(draw.hash()).isEqualTo(GoldenRates.LOWPASS);
    }

    /// The values of libfranka's own test of its filter.
    @Test
    void shouldFilter() {
        for (double cutoff : new double[] {100, 500, 1000}) {
            assertThat(new LowPass(cutoff).next(1, 1)).isEqualTo(1, within(1e-6));
        }
        assertThat(new LowPass(100).next(1, 0)).isEqualTo(0.3859, within(1e-4));
        assertThat(new LowPass(500).next(1, 0)).isEqualTo(0.7585, within(1e-4));
        assertThat(new LowPass(900).next(1, 0)).isEqualTo(0.8497, within(1e-4));
        assertThatIllegalArgumentException().isThrownBy(() -> new LowPass(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LowPass(Double.NaN));
    }

    /// The bounds and steps of libfranka's own tests: just inside nothing changes, just outside it is bounded.
    @Test
    void shouldLeaveAloneWhatIsInside() {
        double eps = 1e-2;
        JointRateLimit jerk = all(new RateLimit(NO_LIMIT, NO_LIMIT, 1000));
        double[] zero = new double[7];
        double[] inside = filled((1000 - eps) * DT * DT);
        double[] dq = inside.clone();
        jerk.velocities(dq, zero, zero);
        assertThat(dq).isEqualTo(inside);
        double[] outside = filled((1000 + eps) * DT * DT);
        dq = outside.clone();
        jerk.velocities(dq, zero, zero);
        assertThat(dq).isNotEqualTo(outside);
        assertThat(dq[0] / DT / DT).isEqualTo(1000, within(1e-9));

        double[] tau = filled((100 - eps) * DT);
        JointRateLimit.torques(tau, zero);
        assertThat(tau).isEqualTo(filled((100 - eps) * DT));
        Arrays.fill(tau, 5);
        JointRateLimit.torques(tau, zero);
        assertThat(tau).containsOnly(FrankaLimits.TORQUE_RATE * DT);
    }

    /// From rest, whatever is asked for, every bound holds; so the robot never finds a violation.
    @Property(seed = "5", tries = 300)
    void shouldKeepEveryBound(@ForAll @DoubleRange(min = -5, max = 5) double to, @ForAll long seed) {
        RateLimit limit = FrankaLimits.JOINTS.joint((int) Math.floorMod(seed, 7L));
        double v = 0;
        double a = 0;
        for (int tick = 0; tick < 400; tick++) {
            double asked = (tick & 64) == 0 ? to : -to;
            double next = limit.velocity(asked, v, a);
            double acceleration = (next - v) / DT;
            assertThat(Math.abs(next)).isLessThanOrEqualTo(limit.velocity() + 1e-9);
            assertThat(Math.abs(acceleration)).isLessThanOrEqualTo(limit.acceleration() + 1e-9);
            assertThat(Math.abs((acceleration - a) / DT)).isLessThanOrEqualTo(limit.jerk() + 1e-6);
            v = next;
            a = acceleration;
        }
    }

    private static JointRateLimit all(RateLimit limit) {
        RateLimit[] limits = new RateLimit[7];
        Arrays.fill(limits, limit);
        return new JointRateLimit(limits);
    }

    private static double[] filled(double value) {
        double[] values = new double[7];
        Arrays.fill(values, value);
        return values;
    }
}
