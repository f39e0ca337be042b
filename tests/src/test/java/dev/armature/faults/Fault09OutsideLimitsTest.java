package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.limit.TargetLimiter;
import dev.armature.controller.limit.Workspace;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.robot.JointLimits;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/// Fault 9, an action outside the limits of position, speed, acceleration or jerk: what the law is sent to stays within
/// all of them at every tick.
@DisplayName("9: action outside the limits (wrong, garbage, intermittent)")
class Fault09OutsideLimitsTest {

    private static final double DT = 1e-3;
    private static final int TICKS = 600;
    private static final double ROUNDING = 1e-3;
    private static final Workspace BOX = new Workspace(0.1, -0.5, 0.05, 0.8, 0.5, 0.9);

    @Property(tries = 100, seed = "9")
    void shouldKeepWhatTheLawIsSentToWithinEveryLimitForAnySequence(@ForAll long seed) {
        Random random = new Random(seed);
        Rig rig = new Rig(Rig.usual());
        RobotState state = rig.state;
        TargetLimiter limiter = new TargetLimiter(Rig.PANDA, BOX, DT);
        limiter.reset(state);
        Setpoint asked = new Setpoint(7);
        asked.copyFrom(rig.target);
        double[][] p = new double[TICKS][];
        double[][] q = new double[TICKS][];
        double[][] w = new double[TICKS][];
        Quaternion before = new Quaternion(state.X_BE.getRotation());
        Setpoint out = new Setpoint(7);
        int hold = 1 + random.nextInt(300);
        for (int k = 0; k < TICKS; k++) {
            if (k % hold == 0) {
                wild(random, asked);
            }
            limiter.limit(k, asked, out);
            assertThat(out.finite()).isTrue();
            p[k] = new double[3];
            out.X_BE_d.getTranslation().get(p[k]);
            q[k] = out.q_d.clone();
            Quaternion now = new Quaternion(out.X_BE_d.getRotation());
            w[k] = turn(before, now);
            before = now;
            for (int i = 0; i < 7; i++) {
                JointLimits joint = Rig.PANDA.joints().get(i);
                assertThat(out.q_d[i]).isBetween(joint.qMin() - 1e-12, joint.qMax() + 1e-12);
                assertThat(Math.abs(out.dq_d[i])).isLessThanOrEqualTo(joint.dq() * (1 + 1e-9));
            }
        }
        assertMotion(p, 1.7, 13, 6500);
        assertRates(w, 2.5, 25, 12500);
        for (int i = 0; i < 7; i++) {
            JointLimits joint = Rig.PANDA.joints().get(i);
            double[][] one = new double[TICKS][];
            for (int k = 0; k < TICKS; k++) {
                one[k] = new double[] {q[k][i]};
            }
            assertMotion(one, joint.dq(), joint.ddq(), joint.dddq());
        }
    }

    /// Jumps, ramps' ends, NaN and infinity, numbers that are huge.
    private static void wild(Random random, Setpoint out) {
        double scale = random.nextInt(4) == 0 ? 1e6 : 2;
        out.X_BE_d.getTranslation().set(number(random, scale), number(random, scale), number(random, scale));
        out.X_BE_d.getRotation()
                .setYawPitchRoll(random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5), random.nextDouble(-3, 3));
        for (int i = 0; i < 7; i++) {
            out.q_d[i] = number(random, scale);
            out.dq_d[i] = number(random, scale);
        }
    }

    private static double number(Random random, double scale) {
        return switch (random.nextInt(40)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            default -> random.nextDouble(-scale, scale);
        };
    }

    /// The angular velocity that takes `from` to `to` in a tick, in rad/s.
    private static double[] turn(Quaternion from, Quaternion to) {
        Quaternion step = new Quaternion(to);
        step.multiplyConjugateOther(from);
        if (step.getS() < 0) {
            step.negate();
        }
        Vector3D vector = new Vector3D();
        step.getRotationVector(vector);
        return new double[] {vector.getX() / DT, vector.getY() / DT, vector.getZ() / DT};
    }

    private static void assertMotion(double[][] p, double speed, double acceleration, double jerk) {
        double[][] v = new double[p.length][p[0].length];
        for (int k = 1; k < p.length; k++) {
            for (int i = 0; i < p[0].length; i++) {
                v[k][i] = (p[k][i] - p[k - 1][i]) / DT;
            }
        }
        assertRates(v, speed, acceleration, jerk);
    }

    private static void assertRates(double[][] v, double speed, double acceleration, double jerk) {
        for (int k = 3; k < v.length; k++) {
            double v1 = 0;
            double a = 0;
            double j = 0;
            for (int i = 0; i < v[0].length; i++) {
                v1 += v[k][i] * v[k][i];
                a += Math.pow((v[k][i] - v[k - 1][i]) / DT, 2);
                j += Math.pow((v[k][i] - 2 * v[k - 1][i] + v[k - 2][i]) / DT / DT, 2);
            }
            assertThat(Math.sqrt(v1)).as("speed at %d", k).isLessThanOrEqualTo(speed * (1 + ROUNDING));
            assertThat(Math.sqrt(a)).as("acceleration at %d", k).isLessThanOrEqualTo(acceleration * (1 + ROUNDING));
            assertThat(Math.sqrt(j)).as("jerk at %d", k).isLessThanOrEqualTo(jerk * (1 + ROUNDING));
        }
    }
}
