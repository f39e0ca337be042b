package dev.armature.controller.law;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Turns;
import dev.armature.core.Command;
import dev.armature.core.Controller;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/// Cartesian impedance with clipped error: SERL's law exactly (serl_franka_controllers), at 1 kHz.
///
/// With e = (p - p_d, -R vec(q⁻¹ ⊗ q_d)) clipped for each axis:
///
/// ```
/// τ = Jᵀ (-K e - D J dq - Kᵢ Σe)  +  (I - Jᵀ (Jᵀ)⁺) (kₙ (q₀ - q) - 2 √kₙ dq)  +  c(q, dq)
/// ```
///
/// q₀ is where the law was reset; joint 1 is held k₁ times stiffer; each torque changes by ≤ 1 N·m a tick. Gains start
/// at zero on a reset and they and the target follow what is asked for by 0.005 a tick, so nothing jumps.
public final class CartesianImpedance implements Controller {

    private static final double FILTER = 0.005;
    private static final double NULLSPACE_DAMPING = 0.2;
    private static final double MAX_SUM_POSITION = 0.1;
    private static final double MAX_SUM_ROTATION = 0.3;

    private final ArmModel model;
    private final TorqueRate rate;
    private final DampedNullspace nullspace;
    private volatile CartesianImpedanceGains asked;
    private final FilteredGains gains = new FilteredGains();

    private final Vector3D p_d = new Vector3D();
    private final Quaternion q_d = new Quaternion();
    private final Quaternion orientation = new Quaternion();
    private final Quaternion target = new Quaternion();
    private final Vector3D rotation = new Vector3D();
    private final double[] error = new double[6];
    private final double[] sum = new double[6];
    private final double[] start;
    private final double[] coriolis;
    private final DMatrixRMaj J;
    private final DMatrixRMaj dq;
    private final DMatrixRMaj twist = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj wrench = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj tau;
    private final DMatrixRMaj posture;
    private long sequence;

    /// A law for `robot`. Call [#reset(RobotState)] before the first update.
    public CartesianImpedance(RobotDescription robot, CartesianImpedanceGains gains) {
        int n = robot.dof();
        model = new ArmModel(robot);
        rate = new TorqueRate(robot);
        nullspace = new DampedNullspace(n, NULLSPACE_DAMPING);
        asked = gains;
        start = new double[n];
        coriolis = new double[n];
        J = new DMatrixRMaj(6, n);
        dq = new DMatrixRMaj(n, 1);
        tau = new DMatrixRMaj(n, 1);
        posture = new DMatrixRMaj(n, 1);
    }

    /// Asks for other gains; the law moves to them smoothly. Any thread may call this.
    public void gains(CartesianImpedanceGains gains) {
        asked = gains;
    }

    @Override
    public void reset(RobotState state) {
        System.arraycopy(state.q, 0, start, 0, start.length);
        p_d.set(state.X_BE.getTranslation());
        q_d.set(state.X_BE.getRotation());
        Arrays.fill(sum, 0);
        gains.zero();
        sequence = Long.MIN_VALUE;
    }

    @Override
    public Status update(RobotState state, Setpoint setpoint, Command out) {
        out.timeNanos = state.timeNanos;
        if (!state.finite() || !setpoint.finite()) {
            out.zeroTorque();
            return Status.NOT_FINITE;
        }
        out.gripperWidth = setpoint.gripperWidth;
        if (setpoint.sequence != sequence) {
            sequence = setpoint.sequence;
            Arrays.fill(sum, 0);
        }
        model.update(state.q, state.dq);
        model.jacobian(J);
        model.coriolis(coriolis);
        System.arraycopy(state.dq, 0, dq.data, 0, start.length);

        CartesianImpedanceGains now = asked;
        boolean clipped = error(state, now);
        task();
        posture(state);
        for (int i = 0; i < start.length; i++) {
            out.tau_J_d[i] = tau.data[i] + posture.data[i] + coriolis[i];
        }
        boolean bounded = rate.limit(out.tau_J_d, state.tau_J_d);
        follow(setpoint, now);
        if (!out.finite()) {
            out.zeroTorque();
            return Status.NOT_FINITE;
        }
        return clipped || bounded ? Status.LIMITED : Status.OK;
    }

    private boolean error(RobotState state, CartesianImpedanceGains now) {
        error[0] = state.X_BE.getTranslationX() - p_d.getX();
        error[1] = state.X_BE.getTranslationY() - p_d.getY();
        error[2] = state.X_BE.getTranslationZ() - p_d.getZ();
        orientation.set(state.X_BE.getRotation());
        if (q_d.dot(orientation) < 0) {
            orientation.negate();
        }
        orientation.conjugate();
        orientation.multiply(q_d);
        rotation.set(orientation.getX(), orientation.getY(), orientation.getZ());
        state.X_BE.getRotation().transform(rotation);
        error[3] = -rotation.getX();
        error[4] = -rotation.getY();
        error[5] = -rotation.getZ();
        boolean translation = now.translationalClip().clip(error, 0);
        boolean turn = now.rotationalClip().clip(error, 3);
        for (int k = 0; k < 6; k++) {
            double bound = k < 3 ? MAX_SUM_POSITION : MAX_SUM_ROTATION;
            // a matrix far from a rotation has no error: it must not spoil the memory
            double more = Double.isNaN(error[k]) ? 0 : error[k];
            sum[k] = Math.clamp(sum[k] + more, -bound, bound);
        }
        return translation || turn;
    }

    private void task() {
        CommonOps_DDRM.mult(J, dq, twist);
        for (int k = 0; k < 6; k++) {
            double stiffness = k < 3 ? gains.translationalStiffness : gains.rotationalStiffness;
            double damping = k < 3 ? gains.translationalDamping : gains.rotationalDamping;
            double integral = k < 3 ? gains.translationalIntegral : gains.rotationalIntegral;
            wrench.data[k] = -stiffness * error[k] - damping * twist.data[k] - integral * sum[k];
        }
        CommonOps_DDRM.multTransA(J, wrench, tau);
    }

    private void posture(RobotState state) {
        double damping = 2 * Math.sqrt(gains.nullspaceStiffness);
        for (int i = 0; i < start.length; i++) {
            double displaced = start[i] - state.q[i];
            double velocity = state.dq[i];
            if (i == 0) {
                displaced *= gains.joint1Nullspace;
                velocity *= 2 * Math.sqrt(gains.joint1Nullspace);
            }
            posture.data[i] = gains.nullspaceStiffness * displaced - damping * velocity;
        }
        nullspace.project(J, posture);
    }

    private void follow(Setpoint setpoint, CartesianImpedanceGains now) {
        gains.follow(now, FILTER);
        p_d.interpolate(setpoint.X_BE_d.getTranslation(), FILTER);
        target.set(setpoint.X_BE_d.getRotation());
        // a matrix far from a rotation has no quaternion: it must not spoil the memory
        if (!target.containsNaN()) {
            Turns.approach(q_d, target, FILTER);
        }
    }
}
