package dev.armature.controller.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.testing.AllocationFree;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple4D.Quaternion;

class ArmModelTest {

    private static final double STEP = 1e-6;

    private final ArmModel model = new ArmModel(Panda.description());
    private final DMatrixRMaj J = new DMatrixRMaj(6, 7);
    private final DMatrixRMaj M = new DMatrixRMaj(7, 7);
    private final RigidBodyTransform X_BE = new RigidBodyTransform();
    private final double[] tau = new double[7];
    private final double[] home =
            Panda.description().home().stream().mapToDouble(Double::doubleValue).toArray();

    @Test
    void shouldReachTheDocumentedPointWhenAtHome() {
        model.update(home, new double[7]);
        model.pose(X_BE);
        assertThat(X_BE.getTranslationX()).isCloseTo(0.3069, within(5e-5));
        assertThat(X_BE.getTranslationY()).isCloseTo(0, within(1e-12));
        assertThat(X_BE.getTranslationZ()).isCloseTo(0.4869, within(5e-5));
        // the gripper points down
        assertThat(X_BE.getM22()).isCloseTo(-1, within(1e-12));
        assertThat(X_BE.getM00()).isCloseTo(1, within(1e-12));
    }

    @Property(tries = 200, seed = "1")
    void shouldMoveAsTheJacobianSaysWhenAJointTurns(@ForAll long seed) {
        double[] q = somewhere(seed);
        model.update(q, new double[7]);
        model.jacobian(J);
        RigidBodyTransform ahead = new RigidBodyTransform();
        RigidBodyTransform behind = new RigidBodyTransform();
        for (int i = 0; i < 7; i++) {
            poseWith(q, i, STEP, ahead);
            poseWith(q, i, -STEP, behind);
            double[] moved = {
                (ahead.getTranslationX() - behind.getTranslationX()) / (2 * STEP),
                (ahead.getTranslationY() - behind.getTranslationY()) / (2 * STEP),
                (ahead.getTranslationZ() - behind.getTranslationZ()) / (2 * STEP)
            };
            Quaternion turned = new Quaternion(ahead.getRotation());
            turned.multiplyConjugateOther(new Quaternion(behind.getRotation()));
            double[] turn = {
                turned.getX() * Math.signum(turned.getS()) / STEP,
                turned.getY() * Math.signum(turned.getS()) / STEP,
                turned.getZ() * Math.signum(turned.getS()) / STEP
            };
            for (int k = 0; k < 3; k++) {
                assertThat(J.get(k, i)).isCloseTo(moved[k], within(1e-7));
                assertThat(J.get(3 + k, i)).isCloseTo(turn[k], within(1e-7));
            }
        }
    }

    @Property(tries = 200, seed = "1")
    void shouldHaveASymmetricPositiveMassMatrixAnywhere(@ForAll long seed) {
        model.update(somewhere(seed), new double[7]);
        model.massMatrix(M);
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(M.get(i, j)).isEqualTo(M.get(j, i));
            }
        }
        assertThat(LinearSolverFactory_DDRM.chol(7).setA(M.copy())).isTrue();
    }

    @Property(tries = 200, seed = "1")
    void shouldHoldTheGradientOfThePotentialEnergyAsGravity(@ForAll long seed) {
        double[] q = somewhere(seed);
        model.update(q, new double[7]);
        model.gravity(tau);
        for (int i = 0; i < 7; i++) {
            double slope = (Energy.potential(with(q, i, STEP)) - Energy.potential(with(q, i, -STEP))) / (2 * STEP);
            assertThat(tau[i]).isCloseTo(slope, within(1e-6));
        }
    }

    @Property(tries = 200, seed = "1")
    void shouldAgreeWithTheKineticEnergyOfTheBodies(@ForAll long seed) {
        double[] q = somewhere(seed);
        double[] dq = velocity(seed);
        model.update(q, dq);
        model.massMatrix(M);
        DMatrixRMaj v = new DMatrixRMaj(7, 1, true, dq);
        DMatrixRMaj Mv = new DMatrixRMaj(7, 1);
        CommonOps_DDRM.mult(M, v, Mv);
        assertThat(CommonOps_DDRM.dot(v, Mv) / 2).isCloseTo(Energy.kinetic(q, dq), within(1e-7));
    }

    @Property(tries = 200, seed = "1")
    void shouldGiveTheCoriolisTorquesOfLagrange(@ForAll long seed) {
        double[] q = somewhere(seed);
        double[] dq = velocity(seed);
        // Lagrange: c = Ṁ dq - ∂T/∂q
        double[] momentumAhead = momentum(along(q, dq, STEP), dq);
        double[] momentumBehind = momentum(along(q, dq, -STEP), dq);
        model.update(q, dq);
        model.coriolis(tau);
        for (int i = 0; i < 7; i++) {
            double slope = (Energy.kinetic(with(q, i, STEP), dq) - Energy.kinetic(with(q, i, -STEP), dq)) / (2 * STEP);
            double c = (momentumAhead[i] - momentumBehind[i]) / (2 * STEP) - slope;
            assertThat(tau[i]).isCloseTo(c, within(1e-3));
        }
    }

    @Test
    void shouldAddTheArmatureToTheDiagonalOnly() {
        DMatrixRMaj with = new DMatrixRMaj(7, 7);
        model.massMatrix(M);
        model.massMatrixWithArmature(with);
        CommonOps_DDRM.subtractEquals(with, M);
        DMatrixRMaj expected = CommonOps_DDRM.identity(7);
        CommonOps_DDRM.scale(0.1, expected);
        CommonOps_DDRM.subtractEquals(with, expected);
        assertThat(CommonOps_DDRM.elementMaxAbs(with)).isLessThan(1e-12);
    }

    @Test
    void shouldNotThrowWhenAnAngleIsNotANumber() {
        double[] q = home.clone();
        q[3] = Double.NaN;
        model.update(q, new double[7]);
        model.pose(X_BE);
        model.gravity(tau);
        assertThat(tau[0] + tau[1]).isNaN();
        assertThat(X_BE.containsNaN()).isTrue();
    }

    @AllocationFree
    void shouldAllocateNothing() {
        model.update(home, tau);
        model.pose(X_BE);
        model.jacobian(J);
        model.massMatrixWithArmature(M);
        model.gravity(tau);
        model.coriolis(tau);
    }

    private double[] momentum(double[] q, double[] dq) {
        model.update(q, dq);
        model.massMatrix(M);
        DMatrixRMaj out = new DMatrixRMaj(7, 1);
        CommonOps_DDRM.mult(M, new DMatrixRMaj(7, 1, true, dq), out);
        return out.data;
    }

    private void poseWith(double[] q, int joint, double by, RigidBodyTransform out) {
        model.update(with(q, joint, by), new double[7]);
        model.pose(out);
    }

    private static double[] with(double[] q, int joint, double by) {
        double[] out = q.clone();
        out[joint] += by;
        return out;
    }

    private static double[] along(double[] q, double[] dq, double dt) {
        double[] out = q.clone();
        for (int i = 0; i < 7; i++) {
            out[i] += dt * dq[i];
        }
        return out;
    }

    private static double[] somewhere(long seed) {
        Random random = new Random(seed);
        return Panda.description().joints().stream()
                .mapToDouble(j -> random.nextDouble(j.qMin(), j.qMax()))
                .toArray();
    }

    private static double[] velocity(long seed) {
        return new Random(~seed).doubles(7, -2, 2).toArray();
    }
}
