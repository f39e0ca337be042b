package dev.armature.controller.limit;

import dev.armature.controller.arm.SymmetricEigen;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// How near an arm is to a pose in which its hand cannot move in some direction: the condition number of its Jacobian,
/// metres and radians unscaled as MoveIt Servo has it. Its inverse σ_min/σ_max falls to zero in the singularity and is
/// what a barrier stands before.
public final class Singularity {

    private static final int ROWS = 6;
    private static final double NEGLIGIBLE = 1e-16;

    /// How hard motion toward a singularity is slowed, in 1/s².
    private static final double BRAKE = 2;

    private final int dof;
    private final DMatrixRMaj square = new DMatrixRMaj(ROWS, ROWS);
    private final SymmetricEigen eigen = new SymmetricEigen(ROWS, NEGLIGIBLE);
    private final double[] joints;
    private final double[] ofLeast;
    private final double[] ofMost;

    /// For an arm of `dof` joints.
    public Singularity(int dof) {
        this.dof = dof;
        joints = new double[dof];
        ofLeast = new double[dof];
        ofMost = new double[dof];
    }

    /// Measures, and adds a barrier when the singularity is within reach.
    ///
    /// @param J 6 × dof as of [dev.armature.controller.arm.ArmModel#jacobian]; not modified
    /// @param reach of σ_min/σ_max; above it there is no barrier
    /// @param keep where the barrier stands
    /// @return σ_min/σ_max, within 0..1
    public double measure(DMatrixRMaj J, double reach, double keep, Barriers out) {
        CommonOps_DDRM.multTransB(J, J, square);
        eigen.decompose(square.data, 0, ROWS);
        int least = 0;
        int most = 0;
        for (int k = 1; k < ROWS; k++) {
            least = eigen.value(k) < eigen.value(least) ? k : least;
            most = eigen.value(k) > eigen.value(most) ? k : most;
        }
        double min = Math.sqrt(Math.max(0, eigen.value(least)));
        double max = Math.sqrt(eigen.value(most));
        double share = max > 0 ? min / max : 0;
        if (share < reach) {
            int at = out.add(share - keep, BRAKE);
            // the least singular value has no slope where it is zero
            if (min > 0) {
                slope(J, least, min, ofLeast);
                slope(J, most, max, ofMost);
                for (int i = 0; i < dof; i++) {
                    out.slopes()[at + i] = (ofLeast[i] - share * ofMost[i]) / max;
                }
            }
        }
        return share;
    }

    /// How a singular value changes with each joint: ∂σ/∂qᵢ = uᵀ (∂J/∂qᵢ) Jᵀu / σ, where column j of J turns with every
    /// joint i ≤ j before it and its lever with every joint behind it.
    private void slope(DMatrixRMaj J, int k, double sigma, double[] out) {
        double[] c = J.data;
        double ux = eigen.vector(k, 0);
        double uy = eigen.vector(k, 1);
        double uz = eigen.vector(k, 2);
        double wx = eigen.vector(k, 3);
        double wy = eigen.vector(k, 4);
        double wz = eigen.vector(k, 5);
        for (int j = 0; j < dof; j++) {
            joints[j] = ux * c[j]
                    + uy * c[dof + j]
                    + uz * c[2 * dof + j]
                    + wx * c[3 * dof + j]
                    + wy * c[4 * dof + j]
                    + wz * c[5 * dof + j];
        }
        for (int i = 0; i < dof; i++) {
            double sum = 0;
            for (int j = 0; j < dof; j++) {
                double change = triple(c, Math.min(i, j), Math.max(i, j), ux, uy, uz, 0);
                if (i < j) {
                    change += triple(c, i, j, wx, wy, wz, 3 * dof);
                }
                sum += joints[j] * change;
            }
            out[i] = sum / sigma;
        }
    }

    /// u · (zᵢ × column j), where the column's three numbers begin in row `from`/dof.
    private double triple(double[] c, int i, int j, double ux, double uy, double uz, int from) {
        double zx = c[3 * dof + i];
        double zy = c[4 * dof + i];
        double zz = c[5 * dof + i];
        double x = c[from + j];
        double y = c[from + dof + j];
        double z = c[from + 2 * dof + j];
        return ux * (zy * z - zz * y) + uy * (zz * x - zx * z) + uz * (zx * y - zy * x);
    }
}
