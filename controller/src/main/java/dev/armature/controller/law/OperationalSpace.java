package dev.armature.controller.law;

import dev.armature.controller.arm.ArmModel;
import dev.armature.core.Command;
import dev.armature.core.Controller;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Operational-space control of the end effector's pose (Khatib 1987). With Λ the inverse of J M⁻¹ Jᵀ:
///
/// ```
/// τ = Jᵀ Λ (K e - 2√K J dq) + N τ₀,    N = I - Jᵀ (M⁻¹ Jᵀ Λ)ᵀ
/// ```
///
/// Uncoupled, as deoxys and robosuite have it by default, the first Λ is block-diagonal, Λₚ and Λₒ: the inverses of the
/// 3 × 3 blocks. Force then also turns the hand and moment also moves it, which slows the way back after a push.
///
/// τ₀ pulls toward a resting pose. Within 0.1 rad of a joint's end torque toward it is zeroed where avoidance is on.
/// Each torque changes by ≤ 1 N·m a tick.
public final class OperationalSpace implements Controller {

    /// Eigenvalues of the inverse inertia below this share of the largest are singular directions.
    private static final double CUTOFF = 1e-4;

    private final ArmModel model;
    private final TorqueRate rate;
    private final OperationalSpaceGains gains;
    private final PoseError error;
    private final JointEnds ends;
    private final SymmetricInverse invert3 = new SymmetricInverse(3, CUTOFF);
    private final SymmetricInverse invert6 = new SymmetricInverse(6, CUTOFF);
    private final LinearSolverDense<DMatrixRMaj> cholesky;

    private final double[] rest;
    private final double[] coriolis;
    private final DMatrixRMaj J;
    private final DMatrixRMaj M;
    private final DMatrixRMaj decomposed;
    private final DMatrixRMaj JT;
    private final DMatrixRMaj MinvJT;
    private final DMatrixRMaj inverseInertia = new DMatrixRMaj(6, 6);
    private final DMatrixRMaj inertia = new DMatrixRMaj(6, 6);
    private final DMatrixRMaj block = new DMatrixRMaj(3, 3);
    private final DMatrixRMaj dq;
    private final DMatrixRMaj twist = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj acceleration = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj wanted = new DMatrixRMaj(3, 1);
    private final DMatrixRMaj force = new DMatrixRMaj(3, 1);
    private final DMatrixRMaj wrench = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj leak = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj tau;
    private final DMatrixRMaj posture;
    private final DMatrixRMaj pull;

    /// A law for `robot`. Call [#reset(RobotState)] before the first update.
    ///
    /// @throws IllegalArgumentException when a list of `gains` does not fit the joints
    public OperationalSpace(RobotDescription robot, OperationalSpaceGains gains) {
        int n = robot.dof();
        if (gains.residualMass().size() != n
                || !gains.restingPose().isEmpty() && gains.restingPose().size() != n
                || !gains.avoidance().isEmpty() && gains.avoidance().size() != n) {
            throw new IllegalArgumentException("residual mass, resting pose and avoidance of " + robot.name() + " have "
                    + n + " numbers, or none for the last two");
        }
        this.gains = gains;
        model = new ArmModel(robot);
        rate = new TorqueRate(robot);
        error = new PoseError(gains);
        ends = new JointEnds(robot, gains.avoidance());
        cholesky = LinearSolverFactory_DDRM.chol(n);
        rest = new double[n];
        for (int i = 0; i < gains.restingPose().size(); i++) {
            rest[i] = gains.restingPose().get(i);
        }
        coriolis = new double[n];
        J = new DMatrixRMaj(6, n);
        M = new DMatrixRMaj(n, n);
        decomposed = new DMatrixRMaj(n, n);
        JT = new DMatrixRMaj(n, 6);
        MinvJT = new DMatrixRMaj(n, 6);
        dq = new DMatrixRMaj(n, 1);
        tau = new DMatrixRMaj(n, 1);
        posture = new DMatrixRMaj(n, 1);
        pull = new DMatrixRMaj(n, 1);
    }

    @Override
    public void reset(RobotState state) {
        if (gains.restingPose().isEmpty()) {
            System.arraycopy(state.q, 0, rest, 0, rest.length);
        }
    }

    @Override
    public Status update(RobotState state, Setpoint setpoint, Command out) {
        out.timeNanos = state.timeNanos;
        if (!state.finite() || !setpoint.finite() || !inertias(state)) {
            out.zeroTorque();
            return Status.NOT_FINITE;
        }
        out.gripperWidth = setpoint.gripperWidth;
        error.between(state.X_BE, setpoint.X_BE_d);
        CommonOps_DDRM.mult(J, dq, twist);
        accelerate(0, gains.translationalStiffness());
        accelerate(3, gains.rotationalStiffness());
        task();
        CommonOps_DDRM.multTransA(J, wrench, tau);
        posture(state);
        for (int i = 0; i < rest.length; i++) {
            out.tau_J_d[i] = tau.data[i] + posture.data[i] + (gains.coriolis() ? coriolis[i] : 0);
        }
        boolean bounded = ends.block(state.q, out.tau_J_d) | rate.limit(out.tau_J_d, state.tau_J_d);
        if (!out.finite()) {
            out.zeroTorque();
            return Status.NOT_FINITE;
        }
        return bounded ? Status.LIMITED : Status.OK;
    }

    /// Jacobian, masses and J M⁻¹ Jᵀ. Returns whether the mass matrix could be decomposed.
    private boolean inertias(RobotState state) {
        model.update(state.q, state.dq);
        model.jacobian(J);
        model.massMatrix(M);
        model.coriolis(coriolis);
        System.arraycopy(state.dq, 0, dq.data, 0, rest.length);
        for (int i = 0; i < rest.length; i++) {
            M.data[i * rest.length + i] += gains.residualMass().get(i);
        }
        decomposed.setTo(M);
        if (!cholesky.setA(decomposed)) {
            return false;
        }
        CommonOps_DDRM.transpose(J, JT);
        cholesky.solve(JT, MinvJT);
        CommonOps_DDRM.mult(J, MinvJT, inverseInertia);
        return true;
    }

    /// How the hand shall move (from 0) or turn (from 3) faster.
    private void accelerate(int at, double stiffness) {
        double damping = 2 * Math.sqrt(stiffness);
        for (int k = at; k < at + 3; k++) {
            acceleration.data[k] = stiffness * error.values[k] - damping * twist.data[k];
        }
    }

    /// The force and moment for it.
    private void task() {
        invert6.invert(inverseInertia, 0, inertia);
        if (gains.coupled()) {
            CommonOps_DDRM.mult(inertia, acceleration, wrench);
            return;
        }
        for (int at = 0; at <= 3; at += 3) {
            System.arraycopy(acceleration.data, at, wanted.data, 0, 3);
            invert3.invert(inverseInertia, at, block);
            CommonOps_DDRM.mult(block, wanted, force);
            System.arraycopy(force.data, 0, wrench.data, at, 3);
        }
    }

    private void posture(RobotState state) {
        double stiffness = gains.nullspaceStiffness();
        boolean spring = gains.posture() == OperationalSpaceGains.Posture.SPRING;
        double damping = spring ? 0 : 2 * Math.sqrt(stiffness);
        for (int i = 0; i < rest.length; i++) {
            pull.data[i] = stiffness * (rest[i] - state.q[i]) - damping * state.dq[i];
        }
        if (spring) {
            posture.setTo(pull);
        } else {
            CommonOps_DDRM.mult(M, pull, posture);
        }
        ends.avoid(state.q, posture.data);
        // N τ = τ - Jᵀ Λ (M⁻¹ Jᵀ)ᵀ τ
        CommonOps_DDRM.multTransA(MinvJT, posture, leak);
        CommonOps_DDRM.mult(inertia, leak, twist);
        CommonOps_DDRM.multTransA(J, twist, pull);
        CommonOps_DDRM.subtractEquals(posture, pull);
    }
}
