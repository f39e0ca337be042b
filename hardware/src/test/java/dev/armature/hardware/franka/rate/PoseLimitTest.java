package dev.armature.hardware.franka.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.testing.AllocationFree;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class PoseLimitTest {

    /// The two differ by the last bits of sine, arc cosine and of how the nearest rotation is found.
    private static final Offset<Double> LAST_BITS = within(5e-14);

    private final Xorshift draw = new Xorshift();
    private final PoseLimit limit = new PoseLimit(TwistLimit.PANDA);
    private final LowPass filter = new LowPass(100);

    /// Column-major, from a quaternion w, x, y, z of any length.
    private static double[] pose(double[] q, double x, double y, double z) {
        double norm = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        double w = q[0] / norm;
        double a = q[1] / norm;
        double b = q[2] / norm;
        double c = q[3] / norm;
        return new double[] {
            1 - 2 * (b * b + c * c),
            2 * (a * b + w * c),
            2 * (a * c - w * b),
            0,
            2 * (a * b - w * c),
            1 - 2 * (a * a + c * c),
            2 * (b * c + w * a),
            0,
            2 * (a * c + w * b),
            2 * (b * c - w * a),
            1 - 2 * (a * a + b * b),
            0,
            x,
            y,
            z,
            1
        };
    }

    @Test
    void shouldLimitAndFilterPosesAsLibfranka() {
        for (int i = 0; i < GoldenRates.LIMITED.length; i++) {
            double[] q = draw.next(4, 1);
            double[] p = draw.next(3, 1);
            double[] d = draw.next(7, 1);
            double[] last = pose(q, p[0], p[1], p[2]);
            double[] near = {q[0] + 0.01 * d[0], q[1] + 0.01 * d[1], q[2] + 0.01 * d[2], q[3] + 0.01 * d[3]};
            double[] pose = pose(near, p[0] + 0.002 * d[4], p[1] + 0.002 * d[5], p[2] + 0.002 * d[6]);
            double[] twist = draw.next(6, 0.5);
            double[] acceleration = draw.next(6, 5);
            double[] limited = pose.clone();
            limit.limit(limited, last, twist, acceleration);
            assertThat(limited).containsExactly(GoldenRates.LIMITED[i], LAST_BITS);
            filter.nextPose(pose, last);
            assertThat(pose).containsExactly(GoldenRates.FILTERED[i], LAST_BITS);
        }
    }

    /// Three poses of libfranka's own test: barely orthonormal, as a policy's float32 are. Unless they are made
    /// orthonormal first, the hand jerks.
    @Test
    void shouldMakeBarelyOrthonormalRotationsProper() {
        double[] pose1 = {
            0.00462567,
            0.0145489,
            0.999874,
            0,
            0.999974,
            -0.00341934,
            -0.00457638,
            0,
            0.00335239,
            0.999888,
            -0.0145646,
            0,
            1,
            1,
            1,
            1
        };
        double[] pose2 = {
            0.00463526,
            0.014549,
            0.999883,
            0,
            0.999984,
            -0.00341951,
            -0.00458597,
            0,
            0.00335239,
            0.999888,
            -0.0145646,
            0,
            1,
            1,
            1,
            1
        };
        double[] pose3 = {
            0.00465436,
            0.0145489,
            0.999883,
            0,
            0.999984,
            -0.00341979,
            -0.00460507,
            0,
            0.00335239,
            0.999888,
            -0.0145646,
            0,
            1,
            1,
            1,
            1
        };
        double[] first = pose2.clone();
        filter.nextPose(first, pose1);
        double[] second = pose3.clone();
        filter.nextPose(second, pose2);
        for (double[] pose : new double[][] {first, second}) {
            for (int column = 0; column < 3; column++) {
                double x = pose[4 * column];
                double y = pose[4 * column + 1];
                double z = pose[4 * column + 2];
                assertThat(x * x + y * y + z * z).isEqualTo(1, within(1e-14));
            }
        }
        double turned = 0;
        for (int i = 0; i < 12; i++) {
            turned = Math.max(turned, Math.abs(second[i] - first[i]));
        }
        assertThat(turned).isLessThan(3e-5);
    }

    @Test
    void shouldStandStillAtTheLastPose() {
        double[] last = pose(new double[] {0.2, -0.3, 0.4, 0.5}, 0.3, 0.1, 0.5);
        double[] pose = last.clone();
        limit.limit(pose, last, new double[6], new double[6]);
        assertThat(pose).containsExactly(last, within(1e-15));
        filter.nextPose(pose, last);
        assertThat(pose).containsExactly(last, within(1e-15));
    }

    @Test
    void shouldBoundATwistThatJumps() {
        double[] twist = {5, 0, 0, 0, 9, 0};
        TwistLimit.PANDA.limit(twist, new double[6], new double[6]);
        assertThat(twist[0]).isEqualTo(6499.999e-6, within(1e-12));
        assertThat(twist[4]).isEqualTo(12499.999e-6, within(1e-12));
        double[] tooFast = {0, 0, 0, 0, 0, 0};
        TwistLimit.PANDA.limit(tooFast, new double[] {3, 0, 0, 0, 0, 0}, new double[6]);
        assertThat(tooFast[0]).isLessThan(3);
    }

    private final double[] from = pose(new double[] {1, 0, 0, 0}, 0.3, 0, 0.5);
    private final double[] to = new double[16];
    private final double[] rest = new double[6];

    @AllocationFree
    void shouldAllocateNothing() {
        System.arraycopy(from, 0, to, 0, 16);
        to[12] += 0.001;
        filter.nextPose(to, from);
        limit.limit(to, from, rest, rest);
    }
}
