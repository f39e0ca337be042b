package dev.armature.controller.law;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Projects torques so that they hardly push the end effector: (I - Jᵀ (Jᵀ)⁺) τ, where the pseudo-inverse has
/// singular values σ / (σ² + λ²).
///
/// That inverse equals (J Jᵀ + λ² I)⁻¹ J, so a 6 × 6 Cholesky decomposition does what a singular value decomposition
/// would.
final class DampedNullspace {

    private final double damping;
    private final DMatrixRMaj gram = new DMatrixRMaj(6, 6);
    private final DMatrixRMaj wrench = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj solution = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj column;
    private final LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(6);

    /// @param damping λ, > 0
    DampedNullspace(int dof, double damping) {
        this.damping = damping;
        column = new DMatrixRMaj(dof, 1);
    }

    /// Projects `tau` in place.
    ///
    /// @param J 6 × dof; not modified
    void project(DMatrixRMaj J, DMatrixRMaj tau) {
        CommonOps_DDRM.multTransB(J, J, gram);
        for (int i = 0; i < 6; i++) {
            gram.data[7 * i] += damping * damping;
        }
        CommonOps_DDRM.mult(J, tau, wrench);
        if (cholesky.setA(gram)) {
            cholesky.solve(wrench, solution);
            CommonOps_DDRM.multTransA(J, solution, column);
            CommonOps_DDRM.subtractEquals(tau, column);
        } else {
            tau.zero();
        }
    }
}
