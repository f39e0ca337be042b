package dev.armature.controller.arm;

/// Eigenvalues and eigenvectors of small symmetric matrices, without allocation: Jacobi's method (Golub and Van Loan,
/// Matrix Computations, 8.5).
public final class SymmetricEigen {

    private static final int SWEEPS = 12;

    private final int n;
    private final double negligible;
    private final double[] a;
    private final double[] v;
    private final double[] turned;
    private boolean started;

    /// @param n rows of the matrices
    /// @param negligible share of the diagonal's squares below which what is beside it counts as zero
    public SymmetricEigen(int n, double negligible) {
        this.n = n;
        this.negligible = negligible;
        a = new double[n * n];
        v = new double[n * n];
        turned = new double[n * n];
    }

    /// Decomposes the n × n block of a matrix whose first element is at `at`.
    ///
    /// @param data symmetric, finite, row-major; not modified
    /// @param stride numbers in a row of it
    public void decompose(double[] data, int at, int stride) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i * n + j] = data[at + i * stride + j];
                v[i * n + j] = i == j ? 1 : 0;
            }
        }
        sweep();
    }

    /// The same for a whole matrix that differs little from the one before: its eigenvectors are where the search
    /// begins.
    ///
    /// @param data symmetric, finite, row-major; not modified
    public void follow(double[] data) {
        if (!started) {
            decompose(data, 0, n);
            started = finite();
            return;
        }
        // Vᵀ A V, which is nearly diagonal
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += data[i * n + k] * v[k * n + j];
                }
                turned[i * n + j] = sum;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += v[k * n + i] * turned[k * n + j];
                }
                a[i * n + j] = sum;
                a[j * n + i] = sum;
            }
        }
        sweep();
        // one bad matrix must not spoil the next
        started = finite();
    }

    /// Forgets the matrix before: the next one to [#follow] is decomposed from the start.
    public void reset() {
        started = false;
    }

    private boolean finite() {
        double sum = 0;
        for (double value : v) {
            sum += value;
        }
        return Double.isFinite(sum);
    }

    private void sweep() {
        for (int sweep = 0; sweep < SWEEPS && offDiagonal(); sweep++) {
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
    }

    /// Eigenvalue `k`, in no order.
    public double value(int k) {
        return a[k * n + k];
    }

    /// Component `i` of the eigenvector of eigenvalue `k`, of length 1.
    public double vector(int k, int i) {
        return v[i * n + k];
    }

    private boolean offDiagonal() {
        double off = 0;
        double on = 0;
        for (int i = 0; i < n; i++) {
            on += a[i * n + i] * a[i * n + i];
            for (int j = 0; j < i; j++) {
                off += a[i * n + j] * a[i * n + j];
            }
        }
        return off > negligible * on;
    }

    private void rotate(int p, int q) {
        double apq = a[p * n + q];
        if (apq == 0 || apq * apq < negligible * Math.abs(a[p * n + p] * a[q * n + q])) {
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
