package dev.armature.controller.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.testing.AllocationFree;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;

/// The condition number of the Panda's Jacobian, and how it changes, against a singular value decomposition.
class SingularityTest {

    private static final double STEP = 1e-6;
    private final ArmModel model = new ArmModel(Panda.description());
    private final Singularity singularity = new Singularity(7);
    private final DMatrixRMaj J = new DMatrixRMaj(6, 7);
    private final Barriers barriers = new Barriers(7, 1);

    @Property(tries = 300, seed = "321")
    void shouldAgreeWithASingularValueDecomposition(@ForAll long seed) {
        double[] q = random(new Random(seed));
        jacobian(q);
        double[] sigma = singularValues();
        double expected = sigma[5] / sigma[0];
        assertThat(measure(q)).isCloseTo(expected, within(1e-7));
    }

    @Property(tries = 300, seed = "322")
    void shouldSayHowItChangesWithEachJoint(@ForAll long seed) {
        double[] q = random(new Random(seed));
        jacobian(q);
        double[] sigma = singularValues();
        if (sigma[4] - sigma[5] < 0.02 || sigma[0] - sigma[1] < 0.02 || sigma[5] < 0.02) {
            // where two singular values meet there is no slope
            return;
        }
        measure(q);
        double[] slope = barriers.slopes().clone();
        for (int i = 0; i < 7; i++) {
            double[] there = q.clone();
            there[i] += STEP;
            double more = measure(there);
            there[i] -= 2 * STEP;
            double less = measure(there);
            assertThat(slope[i]).as("joint %d", i + 1).isCloseTo((more - less) / (2 * STEP), within(1e-4));
        }
    }

    @Test
    void shouldBeZeroWithTheArmStretched() {
        assertThat(measure(new double[] {0, 0, 0, 0, 0, 0, 0})).isLessThan(1e-6);
        assertThat(barriers.count()).isEqualTo(1);
        for (double slope : barriers.slopes()) {
            assertThat(slope).isFinite();
        }
    }

    @Test
    void shouldSetNoBarrierBeyondItsReach() {
        double[] home = Panda.description().home().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        jacobian(home);
        barriers.clear();
        double share = singularity.measure(J, 0.1, 0.03, barriers);
        assertThat(1 / share).isCloseTo(8.18, within(0.01));
        assertThat(barriers.count()).isZero();
    }

    @AllocationFree
    void shouldAllocateNothing() {
        barriers.clear();
        singularity.measure(J, 2, 0, barriers);
    }

    /// The largest first.
    private double[] singularValues() {
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(6, 7, false, false, true);
        svd.decompose(J.copy());
        double[] sigma = svd.getSingularValues().clone();
        Arrays.sort(sigma, 0, 6);
        return new double[] {sigma[5], sigma[4], sigma[3], sigma[2], sigma[1], sigma[0]};
    }

    private double measure(double[] q) {
        jacobian(q);
        barriers.clear();
        return singularity.measure(J, 2, 0, barriers);
    }

    private void jacobian(double[] q) {
        model.update(q, new double[7]);
        model.jacobian(J);
    }

    private static double[] random(Random random) {
        double[] q = new double[7];
        for (int i = 0; i < 7; i++) {
            JointLimits joint = Panda.description().joints().get(i);
            q[i] = random.nextDouble(joint.qMin(), joint.qMax());
        }
        return q;
    }
}
