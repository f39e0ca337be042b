package dev.armature.controller.limit;

import dev.armature.controller.arm.SymmetricEigen;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// How near an arm is to a pose in which its hand cannot move in some direction: the condition number of its Jacobian,
/// metres and radians unscaled as MoveIt Servo has it. Its inverse σ_min/σ_max falls to zero in the singularity and is
/// what a barrier stands before.
public final class Singularity {

    private static final int ROWS = 6;
    private static final double NEGLIGIBLE = 1e-13;

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

    /// Forgets the pose before, from whose axes the search for the next one's begins.
    public void reset() {
        eigen.reset();
    }

    /// Measures, and adds a barrier when the singularity is within reach.
    ///
    /// @param J 6 × dof as of [dev.armature.controller.arm.ArmModel#jacobian]; not modified
    /// @param reach of σ_min/σ_max; above it there is no barrier
    /// @param keep where the barrier stands
    /// @return σ_min/σ_max, within 0..1
    public double measure(DMatrixRMaj J, double reach, double keep, Barriers out) {
        CommonOps_DDRM.multTransB(J, J, square);
        eigen.follow(square.data);
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
        // sums over the joints: of levers from i on, of axes before i and behind it
        double lx = 0;
        double ly = 0;
        double lz = 0;
        double bx = 0;
        double by = 0;
        double bz = 0;
        for (int j = 0; j < dof; j++) {
            lx += joints[j] * c[j];
            ly += joints[j] * c[dof + j];
            lz += joints[j] * c[2 * dof + j];
            bx += joints[j] * c[3 * dof + j];
            by += joints[j] * c[4 * dof + j];
            bz += joints[j] * c[5 * dof + j];
        }
        double ax = 0;
        double ay = 0;
        double az = 0;
        for (int i = 0; i < dof; i++) {
            double x = c[i];
            double y = c[dof + i];
            double z = c[2 * dof + i];
            double zx = c[3 * dof + i];
            double zy = c[4 * dof + i];
            double zz = c[5 * dof + i];
            bx -= joints[i] * zx;
            by -= joints[i] * zy;
            bz -= joints[i] * zz;
            double sum = triple(ux, uy, uz, zx, zy, zz, lx, ly, lz)
                    + triple(ux, uy, uz, ax, ay, az, x, y, z)
                    + triple(wx, wy, wz, zx, zy, zz, bx, by, bz);
            out[i] = sum / sigma;
            lx -= joints[i] * x;
            ly -= joints[i] * y;
            lz -= joints[i] * z;
            ax += joints[i] * zx;
            ay += joints[i] * zy;
            az += joints[i] * zz;
        }
    }

    /// u · (a × b).
    private static double triple(
            double ux, double uy, double uz, double ax, double ay, double az, double bx, double by, double bz) {
        return ux * (ay * bz - az * by) + uy * (az * bx - ax * bz) + uz * (ax * by - ay * bx);
    }
}
