package dev.armature.hardware.franka.server.motion;

import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.Transform;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Joints for a pose near the present one: Newton's method with the pseudo-inverse, so that the elbow goes
/// the shortest way; with the elbow given, joint 3 is a seventh equation. Allocates nothing after
/// construction.
final class InverseKinematics {

    private static final int STEPS = 8;

    /// A solution is this good, in m and rad: a thousandth of what the jerk check feels.
    private static final double GOOD = 1e-13;

    /// And at least this good where arithmetic does not give more.
    private static final double FAIR = 1e-9;

    /// Keeps the step finite at a singularity; too small to slow Newton's method elsewhere.
    private static final double DAMPING = 1e-9;

    private static final double[] STILL = new double[7];

    private final EndEffector at;
    private final double[] error = new double[7];
    private final DMatrixRMaj A = new DMatrixRMaj(7, 7);
    private final DMatrixRMaj AAt = new DMatrixRMaj(7, 7);
    private final DMatrixRMaj b = new DMatrixRMaj(7, 1);
    private final DMatrixRMaj y = new DMatrixRMaj(7, 1);
    private final LinearSolverDense<DMatrixRMaj> six = LinearSolverFactory_DDRM.chol(6);
    private final LinearSolverDense<DMatrixRMaj> seven = LinearSolverFactory_DDRM.chol(7);

    InverseKinematics(RobotDescription robot, Frames frames) {
        at = new EndEffector(robot, frames);
    }

    /// Moves `q` to where the end effector is at `pose`.
    ///
    /// @param pose rigid
    /// @param elbow position of joint 3 in rad, or NaN for any
    /// @param q in rad; a configuration near by, overwritten
    /// @return whether there is a solution near by
    boolean solve(double[] pose, double elbow, double[] q) {
        int rows = Double.isNaN(elbow) ? 6 : 7;
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            at.update(q, STILL);
            double distance = distance(pose, elbow, q);
            if (distance < GOOD || (distance < FAIR && distance >= before)) {
                return true;
            }
            before = distance;
            if (!newton(rows, q)) {
                return false;
            }
        }
        at.update(q, STILL);
        return distance(pose, elbow, q) < FAIR;
    }

    private double distance(double[] pose, double elbow, double[] q) {
        for (int k = 0; k < 3; k++) {
            error[k] = pose[12 + k] - at.O_T_EE[12 + k];
        }
        Transform.rotation(at.O_T_EE, pose, error, 3);
        error[6] = Double.isNaN(elbow) ? 0 : elbow - q[2];
        double sum = 0;
        for (double e : error) {
            sum += e * e;
        }
        return Math.sqrt(sum);
    }

    private boolean newton(int rows, double[] q) {
        A.reshape(rows, 7);
        AAt.reshape(rows, rows);
        b.reshape(rows, 1);
        y.reshape(rows, 1);
        System.arraycopy(at.J.data, 0, A.data, 0, 42);
        for (int i = 0; i < 7 && rows == 7; i++) {
            A.data[42 + i] = i == 2 ? 1 : 0;
        }
        for (int r = 0; r < rows; r++) {
            b.data[r] = error[r];
            for (int c = 0; c < rows; c++) {
                double sum = r == c ? DAMPING : 0;
                for (int k = 0; k < 7; k++) {
                    sum += A.data[7 * r + k] * A.data[7 * c + k];
                }
                AAt.data[rows * r + c] = sum;
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = rows == 6 ? six : seven;
        if (!solver.setA(AAt)) {
            return false;
        }
        solver.solve(b, y);
        for (int k = 0; k < 7; k++) {
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += A.data[7 * r + k] * y.data[r];
            }
            q[k] += sum;
        }
        return true;
    }
}
