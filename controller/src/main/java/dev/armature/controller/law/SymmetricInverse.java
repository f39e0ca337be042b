package dev.armature.controller.law;

import org.ejml.data.DMatrixRMaj;

/// Pseudo-inverses of small symmetric matrices, without allocation: Jacobi's eigenvalue method, where directions whose
/// eigenvalue is negligible are left out (Golub and Van Loan, Matrix Computations, 8.5).
final class SymmetricInverse {

    private static final int SWEEPS = 12;

    private final int n;
    private final double cutoff;
    private final double[] a;
    private final double[] v;

    /// @param n rows of the matrices
    /// @param cutoff eigenvalues below this share of the largest are left out
    SymmetricInverse(int n, double cutoff) {
        this.n = n;
        this.cutoff = cutoff;
        a = new double[n * n];
        v = new double[n * n];
    }

    /// `out` ← the pseudo-inverse of the n × n block of `matrix` whose first diagonal element is (`at`, `at`).
    ///
    /// @param matrix symmetric, finite; not modified
    /// @param out n × n; overwritten
    void invert(DMatrixRMaj matrix, int at, DMatrixRMaj out) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i * n + j] = matrix.data[(at + i) * matrix.numCols + at + j];
                v[i * n + j] = i == j ? 1 : 0;
            }
        }
        for (int sweep = 0; sweep < SWEEPS && offDiagonal() > 0; sweep++) {
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
        double largest = 0;
        for (int k = 0; k < n; k++) {
            largest = Math.max(largest, a[k * n + k]);
        }
        out.zero();
        for (int k = 0; k < n; k++) {
            double eigenvalue = a[k * n + k];
            if (eigenvalue > cutoff * largest) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        out.data[i * n + j] += v[i * n + k] * v[j * n + k] / eigenvalue;
                    }
                }
            }
        }
    }

    /// Sum of the squares beside the diagonal, or zero when it is negligible.
    private double offDiagonal() {
        double off = 0;
        double on = 0;
        for (int i = 0; i < n; i++) {
            on += a[i * n + i] * a[i * n + i];
            for (int j = 0; j < i; j++) {
                off += a[i * n + j] * a[i * n + j];
            }
        }
        return off > 1e-30 * on ? off : 0;
    }

    private void rotate(int p, int q) {
        double apq = a[p * n + q];
        if (apq == 0) {
            return;
        }
        double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < n; k++) {
            double kp = a[k * n + p];
            double kq = a[k * n + q];
            a[k * n + p] = c * kp - s * kq;
            a[k * n + q] = s * kp + c * kq;
        }
        for (int k = 0; k < n; k++) {
            double pk = a[p * n + k];
            double qk = a[q * n + k];
            a[p * n + k] = c * pk - s * qk;
            a[q * n + k] = s * pk + c * qk;
            double kp = v[k * n + p];
            double kq = v[k * n + q];
            v[k * n + p] = c * kp - s * kq;
            v[k * n + q] = s * kp + c * kq;
        }
    }
}
