package dev.armature.controller.law;

import dev.armature.controller.arm.ArmModel;
import dev.armature.core.Command;
import dev.armature.core.Controller;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;

/// A spring and a damper at each joint: τ = K (q_d - q) + D (dq_d - dq), and Coriolis torques when asked for. With a
/// target velocity of zero this is deoxys's joint impedance. Each torque changes by ≤ 1 N·m a tick.
public final class JointImpedance implements Controller {

    private final ArmModel model;
    private final TorqueRate rate;
    private final double[] stiffness;
    private final double[] damping;
    private final double[] coriolis;
    private final boolean withCoriolis;

    /// A law for `robot`.
    ///
    /// @throws IllegalArgumentException when there are not as many gains as joints
    public JointImpedance(RobotDescription robot, JointImpedanceGains gains) {
        if (gains.stiffness().size() != robot.dof()) {
            throw new IllegalArgumentException(
                    gains.stiffness().size() + " gains for the " + robot.dof() + " joints of " + robot.name());
        }
        model = new ArmModel(robot);
        rate = new TorqueRate(robot);
        stiffness = gains.stiffness().stream().mapToDouble(Double::doubleValue).toArray();
        damping = gains.damping().stream().mapToDouble(Double::doubleValue).toArray();
        coriolis = new double[robot.dof()];
        withCoriolis = gains.coriolis();
    }

    @Override
    public void reset(RobotState state) {
        // the law has no memory; the rate of its torques is bounded against the state's own
    }

    @Override
    public Status update(RobotState state, Setpoint setpoint, Command out) {
        out.timeNanos = state.timeNanos;
        if (!state.finite() || !setpoint.finite()) {
            out.zeroTorque();
            return Status.NOT_FINITE;
        }
        out.gripperWidth = setpoint.gripperWidth;
        if (withCoriolis) {
            model.update(state.q, state.dq);
            model.coriolis(coriolis);
        }
        for (int i = 0; i < stiffness.length; i++) {
            out.tau_J_d[i] = stiffness[i] * (setpoint.q_d[i] - state.q[i])
                    + damping[i] * (setpoint.dq_d[i] - state.dq[i])
                    + coriolis[i];
        }
        boolean bounded = rate.limit(out.tau_J_d, state.tau_J_d);
        if (!out.finite()) {
            out.zeroTorque();
            return Status.NOT_FINITE;
        }
        return bounded ? Status.LIMITED : Status.OK;
    }
}
