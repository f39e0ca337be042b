package dev.armature.controller.limit;

import dev.armature.controller.arm.ArmModel;
import dev.armature.core.RobotState;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Virtual walls before the joints' ends and top speeds. Torques that would break a limit are changed in time, given
/// that torques can only change so fast; torques that would not are left alone.
///
/// The model says which accelerations the torques cause. Each joint's acceleration is bounded so that its speed
/// can still be brought under the top speed by taking torque away at a third of the allowed rate, and so that
/// it can still stop before its end at 0.35 of its acceleration limit. Both bounds follow the square-root law
/// of braking and become linear near the limit, where that law would be infinitely steep. No acceleration above
/// three times its limit is caused: beyond it the strong joints would drag the wrist along. Torques are moved
/// as little as it takes, among those that can be reached in this period (projections after Kaczmarz).
///
/// The figures were found on a simulated Panda. Behind a law no limit is broken in 10⁵ ticks of random set-points.
/// Hostile torques, which jump between the extremes of all joints every 10 to 500 ticks, still break one about once
/// in 3·10⁵ ticks, because seven joints cannot always be braked at once by 1 N·m a tick: then the ladder takes over.
public final class JointWalls {

    /// How far before a joint's end the wall stands, in rad.
    static final double MARGIN = 0.02;

    /// Share of the top speed that is allowed.
    static final double SPEED_SHARE = 0.95;

    private static final double BRAKE_SHARE = 0.35;
    private static final double RATE_SHARE = 0.35;
    private static final double POSITION_GAIN = 10;
    private static final double SPEED_GAIN = 60;

    /// Accelerations that torques may cause, as a multiple of the limits.
    private static final double CAP = 3;
    private static final int ROUNDS = 60;
    private static final double NEGLIGIBLE = 1e-6;

    private final JointLimits[] joints;
    private final ArmModel model;
    private final DMatrixRMaj M;
    private final DMatrixRMaj decomposed;
    private final DMatrixRMaj inverse;
    private final double[] most;
    private final double[] least;
    private final double[] coriolis;
    private final LinearSolverDense<DMatrixRMaj> cholesky;

    /// The walls of `robot`.
    public JointWalls(RobotDescription robot) {
        int n = robot.dof();
        joints = robot.joints().toArray(new JointLimits[0]);
        model = new ArmModel(robot);
        M = new DMatrixRMaj(n, n);
        decomposed = new DMatrixRMaj(n, n);
        inverse = new DMatrixRMaj(n, n);
        most = new double[n];
        least = new double[n];
        coriolis = new double[n];
        cholesky = LinearSolverFactory_DDRM.chol(n);
    }

    /// Bounds `tau` in place.
    ///
    /// @param state finite; not modified
    /// @param tau finite torques in N·m between `low` and `high`; changed where a wall acts
    /// @param low least torques that the arm can be given in this period, in N·m; not modified
    /// @param high greatest torques that the arm can be given in this period, in N·m; not modified
    /// @return whether a wall acted
    public boolean limit(RobotState state, double[] tau, double[] low, double[] high) {
        model.update(state.q, state.dq);
        model.massMatrixWithArmature(M);
        model.coriolis(coriolis);
        rooms(state);
        decomposed.setTo(M);
        if (!cholesky.setA(decomposed)) {
            return false;
        }
        cholesky.invert(inverse);
        boolean acted = false;
        for (int round = 0; round < ROUNDS && project(tau, low, high); round++) {
            acted = true;
        }
        return acted;
    }

    private void rooms(RobotState state) {
        int n = joints.length;
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double row = 0;
            for (int k = 0; k < n; k++) {
                row += Math.abs(M.data[i * n + k]) / M.data[k * n + k];
            }
            worst = Math.max(worst, row);
        }
        for (int i = 0; i < n; i++) {
            double jerk = RATE_SHARE / worst * joints[i].dtau() / M.data[i * n + i];
            double q = state.q[i];
            double dq = state.dq[i];
            double cap = CAP * joints[i].ddq();
            most[i] = Math.min(cap, room(joints[i].qMax() - MARGIN - q, dq, joints[i], jerk));
            least[i] = Math.max(-cap, -room(q - joints[i].qMin() - MARGIN, -dq, joints[i], jerk));
        }
    }

    /// One round of projections onto each broken bound and onto the torques that can be had (Kaczmarz's method).
    /// Returns whether any bound was broken.
    private boolean project(double[] tau, double[] low, double[] high) {
        int n = joints.length;
        boolean broken = false;
        for (int i = 0; i < n; i++) {
            double ddq = 0;
            double norm = 0;
            for (int k = 0; k < n; k++) {
                double m = inverse.data[i * n + k];
                ddq += m * (tau[k] - coriolis[k]);
                norm += m * m;
            }
            double wanted = Math.max(least[i], Math.min(most[i], ddq));
            if (Math.abs(wanted - ddq) > NEGLIGIBLE) {
                broken = true;
                double share = (wanted - ddq) / norm;
                for (int k = 0; k < n; k++) {
                    tau[k] = Math.clamp(tau[k] + share * inverse.data[i * n + k], low[k], high[k]);
                }
            }
        }
        return broken;
    }

    /// The largest acceleration toward a wall in rad/s².
    ///
    /// @param distance to the wall in rad; negative beyond it
    /// @param speed toward the wall in rad/s
    private static double room(double distance, double speed, JointLimits joint, double jerk) {
        double brake = BRAKE_SHARE * joint.ddq();
        double allowed = approach(distance, brake, POSITION_GAIN);
        double top = SPEED_SHARE * joint.dq();
        double falling = 0;
        if (allowed < top) {
            double slope = distance < brake / (POSITION_GAIN * POSITION_GAIN) ? POSITION_GAIN : brake / allowed;
            falling = slope * Math.max(0, speed);
        } else {
            allowed = top;
        }
        return approach(allowed - speed, jerk, SPEED_GAIN) - falling;
    }

    /// The rate at which `distance` may shrink so that the rate itself can come to zero with it: linear near zero,
    /// √(2 · brake · distance) farther away, smooth between.
    private static double approach(double distance, double brake, double gain) {
        double near = brake / (gain * gain);
        return distance < near ? gain * distance : Math.sqrt(2 * brake * (distance - near / 2));
    }
}
