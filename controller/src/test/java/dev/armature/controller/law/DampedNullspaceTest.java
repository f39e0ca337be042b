package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

class DampedNullspaceTest {

    private static final double LAMBDA = 0.2;

    @Property(tries = 200, seed = "11")
    void shouldEqualTheDampedSingularValueDecomposition(@ForAll long seed) {
        Random random = new Random(seed);
        DMatrixRMaj J = RandomMatrices_DDRM.rectangle(6, 7, -1, 1, random);
        if (random.nextBoolean()) {
            // singular: two rows alike
            for (int k = 0; k < 7; k++) {
                J.set(1, k, J.get(0, k));
            }
        }
        DMatrixRMaj tau = RandomMatrices_DDRM.rectangle(7, 1, -10, 10, random);
        DMatrixRMaj expected = bySvd(J, tau);
        new DampedNullspace(7, LAMBDA).project(J, tau);
        CommonOps_DDRM.subtractEquals(expected, tau);
        assertThat(CommonOps_DDRM.elementMaxAbs(expected)).isLessThan(1e-10);
    }

    /// (I - Jᵀ (Jᵀ)⁺) τ with σ / (σ² + λ²), as SERL computes it.
    private static DMatrixRMaj bySvd(DMatrixRMaj J, DMatrixRMaj tau) {
        DMatrixRMaj JT = CommonOps_DDRM.transpose(J, null);
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(7, 6, true, true, true);
        svd.decompose(JT.copy());
        DMatrixRMaj U = svd.getU(null, false);
        DMatrixRMaj V = svd.getV(null, false);
        DMatrixRMaj W = svd.getW(null);
        DMatrixRMaj damped = new DMatrixRMaj(6, 6);
        for (int k = 0; k < 6; k++) {
            double sigma = W.get(k, k);
            damped.set(k, k, sigma / (sigma * sigma + LAMBDA * LAMBDA));
        }
        DMatrixRMaj VS = new DMatrixRMaj(6, 6);
        DMatrixRMaj inverse = new DMatrixRMaj(6, 7);
        DMatrixRMaj U6 = CommonOps_DDRM.extract(U, 0, 7, 0, 6);
        CommonOps_DDRM.mult(V, damped, VS);
        CommonOps_DDRM.multTransB(VS, U6, inverse);
        DMatrixRMaj wrench = new DMatrixRMaj(6, 1);
        DMatrixRMaj out = new DMatrixRMaj(7, 1);
        CommonOps_DDRM.mult(inverse, tau, wrench);
        CommonOps_DDRM.mult(JT, wrench, out);
        CommonOps_DDRM.subtract(tau, out, out);
        return out;
    }
}
