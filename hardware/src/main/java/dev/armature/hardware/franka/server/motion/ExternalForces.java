package dev.armature.hardware.franka.server.motion;

import static dev.armature.hardware.franka.server.motion.Bounds.DT;

import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.protocol.FrankaError;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// What pushes on the arm: the torques that its motion does not explain, low-passed, the wrench that they
/// make at the end effector, and what that means for contact and collision. As on the robot, what the arm
/// does to its environment is positive.
final class ExternalForces {

    private static final double CUTOFF_HZ = 10;
    private static final double GAIN = DT / (DT + 1 / (2 * Math.PI * CUTOFF_HZ));

    /// Joints that change speed faster than this, in rad/s², are judged by the thresholds for acceleration.
    private static final double ACCELERATING = 0.1;

    /// Where the manipulability is less, the wrench says nothing.
    private static final double SINGULAR = 1e-4;

    final double[] tau = new double[7];
    final double[] O_F_K = new double[6];
    final double[] jointContact = new double[7];
    final double[] cartesianContact = new double[6];
    final double[] jointCollision = new double[7];
    final double[] cartesianCollision = new double[6];

    /// Lower and upper thresholds in N·m, N: acceleration, then nominal, joints, then Cartesian, as the
    /// client sets them.
    private final double[][] thresholds = {
        filled(7, 20), filled(7, 20), filled(7, 20), filled(7, 20),
        filled(6, 25), filled(6, 25), filled(6, 25), filled(6, 25)
    };

    private final double[] before = new double[7];
    private boolean known;
    private final double[] coriolis = new double[7];
    private final DMatrixRMaj M;
    private final DMatrixRMaj ddq = new DMatrixRMaj(7, 1);
    private final DMatrixRMaj inertial = new DMatrixRMaj(7, 1);
    private final DMatrixRMaj JJt = new DMatrixRMaj(6, 6);
    private final DMatrixRMaj rhs = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj F = new DMatrixRMaj(6, 1);
    private final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(6);

    ExternalForces(RobotDescription robot) {
        M = new DMatrixRMaj(robot.dof(), robot.dof());
    }

    /// Sets the thresholds in the order of `setCollisionBehavior`.
    ///
    /// @return whether they are finite and none is negative; otherwise nothing has changed
    boolean setThresholds(List<Double> values) {
        if (!values.stream().allMatch(v -> v >= 0 && Double.isFinite(v))) {
            return false;
        }
        int at = 0;
        for (double[] threshold : thresholds) {
            for (int i = 0; i < threshold.length; i++) {
                threshold[i] = values.get(at++);
            }
        }
        return true;
    }

    /// Takes the state one period after `tau_d` was commanded.
    ///
    /// @param at end effector at the present state
    /// @param EE_T_K pose of the stiffness frame, where the wrench is taken
    /// @param dq measured in rad/s
    /// @param tau_d commanded in the period that has ended, without gravity, in N·m
    void update(EndEffector at, double[] EE_T_K, double[] dq, double[] tau_d) {
        at.model().massMatrixWithArmature(M);
        at.model().coriolis(coriolis);
        for (int i = 0; i < 7; i++) {
            ddq.data[i] = known ? (dq[i] - before[i]) / DT : 0;
            before[i] = dq[i];
        }
        known = true;
        CommonOps_DDRM.mult(M, ddq, inertial);
        for (int i = 0; i < 7; i++) {
            double external = tau_d[i] - inertial.data[i] - coriolis[i];
            tau[i] += GAIN * (external - tau[i]);
        }
        wrench(at.J);
        shift(at.O_T_EE, EE_T_K);
    }

    /// From EE's origin to K's: the force stays, the torque loses r × F.
    private void shift(double[] O_T_EE, double[] EE_T_K) {
        double rx = 0;
        double ry = 0;
        double rz = 0;
        for (int k = 0; k < 3; k++) {
            rx += O_T_EE[4 * k] * EE_T_K[12 + k];
            ry += O_T_EE[4 * k + 1] * EE_T_K[12 + k];
            rz += O_T_EE[4 * k + 2] * EE_T_K[12 + k];
        }
        O_F_K[3] -= ry * O_F_K[2] - rz * O_F_K[1];
        O_F_K[4] -= rz * O_F_K[0] - rx * O_F_K[2];
        O_F_K[5] -= rx * O_F_K[1] - ry * O_F_K[0];
    }

    private void wrench(DMatrixRMaj J) {
        CommonOps_DDRM.multTransB(J, J, JJt);
        rhs.zero();
        for (int r = 0; r < 6; r++) {
            for (int k = 0; k < 7; k++) {
                rhs.data[r] += J.data[7 * r + k] * tau[k];
            }
        }
        boolean solved = solver.setA(JJt) && solver.quality() > SINGULAR * SINGULAR;
        if (solved) {
            solver.solve(rhs, F);
            System.arraycopy(F.data, 0, O_F_K, 0, 6);
        } else {
            Arrays.fill(O_F_K, 0);
        }
    }

    /// Compares with the thresholds.
    ///
    /// @param ddq_d desired accelerations in rad/s²
    /// @return a set of [FrankaError]s
    long judge(double[] ddq_d) {
        boolean accelerating = false;
        for (double a : ddq_d) {
            accelerating |= Math.abs(a) > ACCELERATING;
        }
        int phase = accelerating ? 0 : 2;
        boolean joint = compare(tau, thresholds[phase], thresholds[phase + 1], jointContact, jointCollision);
        boolean cartesian =
                compare(O_F_K, thresholds[4 + phase], thresholds[5 + phase], cartesianContact, cartesianCollision);
        return (joint ? FrankaError.JOINT_REFLEX.bit() : 0) | (cartesian ? FrankaError.CARTESIAN_REFLEX.bit() : 0);
    }

    /// Forgets collisions, as recovery does.
    void recover() {
        Arrays.fill(jointCollision, 0);
        Arrays.fill(cartesianCollision, 0);
    }

    private static boolean compare(
            double[] values, double[] lower, double[] upper, double[] contact, double[] collision) {
        boolean beyond = false;
        for (int i = 0; i < values.length; i++) {
            double size = Math.abs(values[i]);
            contact[i] = size > lower[i] ? 1 : 0;
            if (size > upper[i]) {
                collision[i] = 1;
                beyond = true;
            }
        }
        return beyond;
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }
}
