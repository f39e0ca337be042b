package dev.armature.controller.limit;

import dev.armature.controller.arm.ArmModel;
import dev.armature.core.RobotState;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Virtual walls before the joints' ends and top speeds, and before [Barriers]: the table, the arm itself, singular
/// poses. Torques that would break a limit are changed in time, given that torques can only change so fast; torques
/// that would not are left alone.
///
/// The model says which accelerations the torques cause. Each joint's acceleration is bounded so that its speed
/// can still be brought under the top speed by taking torque away at a third of the allowed rate, and so that
/// it can still stop before its end at 0.35 of its acceleration limit. Both bounds follow the square-root law
/// of braking and become linear near the limit, where that law would be infinitely steep. No acceleration above
/// three times its limit is caused: beyond it the strong joints would drag the wrist along. Torques are moved
/// as little as it takes, among those that can be reached in this period (projections after Kaczmarz). A
/// barrier is one more bound of the same kind, on the acceleration along its slope; an arm that is beyond one
/// is led out of it slowly. That is a control barrier function of second order (Ames et al., ECC 2019) with the
/// braking law as its bound. When not all can be had at once, the last steps are taken without the barriers
/// that yield, and then without any: a joint's end is hard.
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
    private static final double BARRIER_RATE_SHARE = 0.15;
    private static final double POSITION_GAIN = 10;
    private static final double SPEED_GAIN = 60;

    /// Accelerations that torques may cause, as a multiple of the limits.
    private static final double CAP = 3;
    private static final int ROUNDS = 40;

    /// Fewer with barriers: what they leave is taken up in the next tick.
    private static final int BARRIER_ROUNDS = 15;

    /// How far beyond a barrier's bound it is projected: opposite bounds are met in fewer rounds so.
    private static final double OVER = 1.5;

    /// How fast an arm is led out of a barrier, in the barrier's unit/s.
    private static final double RETREAT = 0.02;

    /// Slopes below this say nothing, in the barrier's unit/(kg·m²·rad).
    private static final double FLAT = 1e-9;

    private static final double NEGLIGIBLE = 1e-6;

    /// Torques that change by less than this in a round have come as far as they will, in N·m.
    private static final double STILL = 1e-3;

    private final JointLimits[] joints;
    private final DMatrixRMaj M;
    private final DMatrixRMaj decomposed;
    private final DMatrixRMaj inverse;
    private final double[] most;
    private final double[] least;
    private final double[] coriolis;
    private final double[] norm;
    private final double[] pull;
    private final double[] leastOf;
    private final double[] normOf;
    private final int[] binding;
    private final double[] before;
    private final LinearSolverDense<DMatrixRMaj> cholesky;
    private int yielding;
    private int bound;

    /// The walls of `robot`.
    ///
    /// @param barriers how many barriers there can be at once
    public JointWalls(RobotDescription robot, int barriers) {
        int n = robot.dof();
        joints = robot.joints().toArray(new JointLimits[0]);
        M = new DMatrixRMaj(n, n);
        decomposed = new DMatrixRMaj(n, n);
        inverse = new DMatrixRMaj(n, n);
        most = new double[n];
        least = new double[n];
        coriolis = new double[n];
        norm = new double[n];
        pull = new double[barriers * n];
        leastOf = new double[barriers];
        normOf = new double[barriers];
        binding = new int[barriers];
        before = new double[n];
        cholesky = LinearSolverFactory_DDRM.chol(n);
    }

    /// Bounds `tau` in place.
    ///
    /// @param model of the arm, updated to `state`
    /// @param state finite; not modified
    /// @param barriers at `state`; not modified
    /// @param retreat whether the arm may be led out of a barrier; otherwise it only comes no nearer
    /// @param tau finite torques in N·m between `low` and `high`; changed where a wall acts
    /// @param low least torques that the arm can be given in this period, in N·m; not modified
    /// @param high greatest torques that the arm can be given in this period, in N·m; not modified
    /// @return whether a wall acted
    public boolean limit(
            ArmModel model,
            RobotState state,
            Barriers barriers,
            boolean retreat,
            double[] tau,
            double[] low,
            double[] high) {
        model.massMatrixWithArmature(M);
        model.coriolis(coriolis);
        rooms(state);
        decomposed.setTo(M);
        if (!cholesky.setA(decomposed)) {
            return false;
        }
        cholesky.invert(inverse);
        for (int i = 0; i < norm.length; i++) {
            norm[i] = square(inverse.data, i);
        }
        rooms(state, barriers, retreat ? -RETREAT : 0, low, high);
        boolean acted = false;
        for (int from = 0; ; from = from < yielding ? yielding : bound) {
            boolean moved = true;
            for (int round = 0; round < (from < bound ? BARRIER_ROUNDS : ROUNDS) && moved; round++) {
                System.arraycopy(tau, 0, before, 0, before.length);
                if (!(project(from, tau, low, high) | project(tau, low, high))) {
                    return acted;
                }
                acted = true;
                moved = moved(tau);
            }
            if (from == bound) {
                return true;
            }
        }
    }

    /// Bounds that contradict each other, or torques that cannot be had, leave the torques where they are.
    private boolean moved(double[] tau) {
        for (int i = 0; i < before.length; i++) {
            if (Math.abs(tau[i] - before[i]) > STILL) {
                return true;
            }
        }
        return false;
    }

    private double square(double[] rows, int row) {
        int n = joints.length;
        double sum = 0;
        for (int k = row * n; k < row * n + n; k++) {
            sum += rows[k] * rows[k];
        }
        return sum;
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

    /// Bounds of the barriers, of which those bind that torques within reach could break.
    private void rooms(RobotState state, Barriers barriers, double slowest, double[] low, double[] high) {
        int n = joints.length;
        double[] slope = barriers.slopes();
        yielding = 0;
        bound = 0;
        for (int b = 0; b < barriers.count(); b++) {
            double reach = 0;
            double worst = 0;
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += slope[b * n + i] * inverse.data[i * n + k];
                }
                pull[b * n + k] = sum;
                reach += Math.abs(sum) * joints[k].dtau();
                worst += sum * ((sum > 0 ? low[k] : high[k]) - coriolis[k]);
            }
            normOf[b] = square(pull, b);
            double brake = barriers.brake(b);
            double distance = barriers.distance(b);
            double speed = -barriers.rate(b, state.dq);
            double allowed = Math.max(slowest, approach(distance, brake, POSITION_GAIN));
            double falling = fall(distance, allowed, brake) * Math.max(0, speed) - barriers.drift(b);
            leastOf[b] = falling - approach(allowed - speed, BARRIER_RATE_SHARE * reach, SPEED_GAIN);
            if (normOf[b] > FLAT && leastOf[b] > worst) {
                yielding += b < barriers.firm() ? 1 : 0;
                binding[bound++] = b;
            }
        }
    }

    /// One round of projections onto the binding bounds from `from` on. Returns whether any was broken.
    private boolean project(int from, double[] tau, double[] low, double[] high) {
        int n = joints.length;
        boolean broken = false;
        for (int a = from; a < bound; a++) {
            int b = binding[a];
            double along = 0;
            for (int k = 0; k < n; k++) {
                along += pull[b * n + k] * (tau[k] - coriolis[k]);
            }
            if (leastOf[b] - along > NEGLIGIBLE) {
                broken = true;
                double share = OVER * (leastOf[b] - along) / normOf[b];
                for (int k = 0; k < n; k++) {
                    tau[k] = Math.clamp(tau[k] + share * pull[b * n + k], low[k], high[k]);
                }
            }
        }
        return broken;
    }

    /// One round of projections onto each broken bound and onto the torques that can be had (Kaczmarz's method).
    /// Returns whether any bound was broken.
    private boolean project(double[] tau, double[] low, double[] high) {
        int n = joints.length;
        boolean broken = false;
        for (int i = 0; i < n; i++) {
            double ddq = 0;
            for (int k = 0; k < n; k++) {
                ddq += inverse.data[i * n + k] * (tau[k] - coriolis[k]);
            }
            double wanted = Math.max(least[i], Math.min(most[i], ddq));
            if (Math.abs(wanted - ddq) > NEGLIGIBLE) {
                broken = true;
                double share = (wanted - ddq) / norm[i];
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
            falling = fall(distance, allowed, brake) * Math.max(0, speed);
        } else {
            allowed = top;
        }
        return approach(allowed - speed, jerk, SPEED_GAIN) - falling;
    }

    /// How fast the allowed speed falls for each unit that the distance shrinks.
    private static double fall(double distance, double allowed, double brake) {
        return distance < brake / (POSITION_GAIN * POSITION_GAIN) ? POSITION_GAIN : brake / allowed;
    }

    /// The rate at which `distance` may shrink so that the rate itself can come to zero with it: linear near zero,
    /// √(2 · brake · distance) farther away, smooth between.
    private static double approach(double distance, double brake, double gain) {
        double near = brake / (gain * gain);
        return distance < near ? gain * distance : Math.sqrt(2 * brake * (distance - near / 2));
    }
}
