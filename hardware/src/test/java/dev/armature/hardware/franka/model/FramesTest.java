package dev.armature.hardware.franka.model;

import static dev.armature.hardware.franka.model.RandomPanda.PANDA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.hardware.franka.Transform;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple4D.Quaternion;

/// Every frame moves as its Jacobians say.
class FramesTest {

    private static final double STEP = 1e-6;
    private static final double ROUNDING = 1e-8;

    private final FciModel model = new FciModel(PANDA);
    private final double[] T = new double[16];
    private final double[] zero = new double[42];
    private final double[] body = new double[42];

    @Property(tries = 60, seed = "1")
    void shouldMoveEveryFrameAsItsZeroJacobianSays(@ForAll long seed) {
        double[] q = RandomPanda.q(seed);
        double[] F_T_EE = somewhere(seed);
        double[] EE_T_K = somewhere(~seed);
        for (Frame frame : Frame.values()) {
            model.zeroJacobian(frame, q, F_T_EE, EE_T_K, zero);
            for (int i = 0; i < 7; i++) {
                double[] ahead = pose(frame, with(q, i, STEP), F_T_EE, EE_T_K);
                double[] behind = pose(frame, with(q, i, -STEP), F_T_EE, EE_T_K);
                double[] turn = turn(ahead, behind);
                for (int k = 0; k < 3; k++) {
                    double moved = (ahead[12 + k] - behind[12 + k]) / (2 * STEP);
                    assertThat(zero[6 * i + k]).as("%s", frame).isCloseTo(moved, within(ROUNDING));
                    assertThat(zero[6 * i + 3 + k]).as("%s", frame).isCloseTo(turn[k], within(ROUNDING));
                }
            }
        }
    }

    @Property(tries = 60, seed = "2")
    void shouldGiveTheSameMotionInTheFramesOwnAxes(@ForAll long seed) {
        double[] q = RandomPanda.q(seed);
        double[] F_T_EE = somewhere(seed);
        double[] EE_T_K = somewhere(~seed);
        for (Frame frame : Frame.values()) {
            double[] at = pose(frame, q, F_T_EE, EE_T_K);
            model.zeroJacobian(frame, q, F_T_EE, EE_T_K, zero);
            model.bodyJacobian(frame, q, F_T_EE, EE_T_K, body);
            for (int half = 0; half < 42; half += 3) {
                for (int k = 0; k < 3; k++) {
                    double turned =
                            at[4 * k] * zero[half] + at[4 * k + 1] * zero[half + 1] + at[4 * k + 2] * zero[half + 2];
                    assertThat(body[half + k]).as("%s", frame).isCloseTo(turned, within(1e-14));
                }
            }
        }
    }

    @Test
    void shouldReachFrankasDocumentedPointAtHome() {
        double[] home = PANDA.home().stream().mapToDouble(Double::doubleValue).toArray();
        model.pose(Frame.END_EFFECTOR, home, Flange.F_T_EE(PANDA), somewhere(1), T);
        assertThat(T[12]).isCloseTo(0.3069, within(5e-5));
        assertThat(T[13]).isCloseTo(0, within(1e-12));
        assertThat(T[14]).isCloseTo(0.4869, within(5e-5));
    }

    @Test
    void shouldHoldTheFlangeBeyondTheLastJoint() {
        double[] q = RandomPanda.q(3);
        double[] last = pose(Frame.JOINT_7, q, somewhere(1), somewhere(2));
        double[] flange = pose(Frame.FLANGE, q, somewhere(1), somewhere(2));
        for (int k = 0; k < 3; k++) {
            assertThat(flange[12 + k]).isCloseTo(last[12 + k] + Flange.OFFSET * last[8 + k], within(1e-15));
        }
    }

    private double[] pose(Frame frame, double[] q, double[] F_T_EE, double[] EE_T_K) {
        model.pose(frame, q, F_T_EE, EE_T_K, T);
        return T.clone();
    }

    private static double[] turn(double[] ahead, double[] behind) {
        Quaternion turned = new Quaternion(rotation(ahead).getRotation());
        turned.multiplyConjugateOther(new Quaternion(rotation(behind).getRotation()));
        double scale = Math.signum(turned.getS()) / STEP;
        return new double[] {turned.getX() * scale, turned.getY() * scale, turned.getZ() * scale};
    }

    private static RigidBodyTransform rotation(double[] T) {
        RigidBodyTransform X = new RigidBodyTransform();
        X.getRotation().set(T[0], T[4], T[8], T[1], T[5], T[9], T[2], T[6], T[10]);
        return X;
    }

    private static double[] somewhere(long seed) {
        Random random = new Random(seed);
        RigidBodyTransform X = new RigidBodyTransform();
        X.getRotation().setYawPitchRoll(random.nextDouble(-3, 3), random.nextDouble(-1, 1), random.nextDouble(-3, 3));
        X.getTranslation().set(random.nextDouble(-0.2, 0.2), random.nextDouble(-0.2, 0.2), random.nextDouble());
        double[] out = new double[16];
        Transform.set(X, out);
        return out;
    }

    private static double[] with(double[] q, int joint, double by) {
        double[] out = q.clone();
        out[joint] += by;
        return out;
    }
}
