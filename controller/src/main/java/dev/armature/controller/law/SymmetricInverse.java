package dev.armature.controller.law;

import dev.armature.controller.arm.SymmetricEigen;
import org.ejml.data.DMatrixRMaj;

/// Pseudo-inverses of small symmetric matrices, without allocation, where directions whose eigenvalue is negligible
/// are left out.
final class SymmetricInverse {

    private static final double NEGLIGIBLE = 1e-30;

    private final int n;
    private final double cutoff;
    private final SymmetricEigen eigen;

    /// @param n rows of the matrices
    /// @param cutoff eigenvalues below this share of the largest are left out
    SymmetricInverse(int n, double cutoff) {
        this.n = n;
        this.cutoff = cutoff;
        eigen = new SymmetricEigen(n, NEGLIGIBLE);
    }

    /// `out` ← the pseudo-inverse of the n × n block of `matrix` whose first diagonal element is (`at`, `at`).
    ///
    /// @param matrix symmetric, finite; not modified
    /// @param out n × n; overwritten
    void invert(DMatrixRMaj matrix, int at, DMatrixRMaj out) {
        eigen.decompose(matrix.data, at * matrix.numCols + at, matrix.numCols);
        double largest = 0;
        for (int k = 0; k < n; k++) {
            largest = Math.max(largest, eigen.value(k));
        }
        out.zero();
        for (int k = 0; k < n; k++) {
            double eigenvalue = eigen.value(k);
            if (eigenvalue > cutoff * largest) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        out.data[i * n + j] += eigen.vector(k, i) * eigen.vector(k, j) / eigenvalue;
                    }
                }
            }
        }
    }
}
