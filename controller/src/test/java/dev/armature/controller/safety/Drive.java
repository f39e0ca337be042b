package dev.armature.controller.safety;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;

/// A simulated Panda in the air, with nothing round it, behind a safety filter, and how near it came to its limits.
final class Drive {

    static final RobotDescription PANDA = Panda.description();
    static final long MILLI = 1_000_000;
    static final SafetySettings SETTINGS =
            SafetySettings.forPolicyPeriod(20 * MILLI).with(GuardSettings.none());

    final RigidArm arm = new RigidArm(PANDA, MILLI);
    final SafetyFilter filter;
    final RobotState state = new RobotState(7);
    final Setpoint setpoint = new Setpoint(7);
    final Command command = new Command(7);
    private final double[] last = new double[7];

    /// Largest |dq| seen, as a share of the limit.
    double speedShare;
    /// Smallest distance to a joint's end seen, in rad; negative beyond it.
    double room = Double.MAX_VALUE;
    /// Largest |tau| seen, as a share of the limit.
    double torqueShare;
    /// Largest change of a torque in one tick, in N·m.
    double torqueStep;
    /// Ticks in which something was sent that is not finite.
    long notFinite;

    Drive() {
        this(SETTINGS);
    }

    Drive(SafetySettings settings) {
        filter = new SafetyFilter(PANDA, settings, MILLI);
        arm.read(state);
        filter.reset(state);
    }

    /// Sends what is in [#command] through the filter to the arm.
    SafetyLevel tick(Status status) {
        setpoint.timeNanos = state.timeNanos;
        SafetyLevel level = filter.filter(state.timeNanos, state, setpoint, status, command);
        measure();
        arm.write(command);
        arm.read(state);
        return level;
    }

    void measure() {
        notFinite += Double.isFinite(command.gripperWidth) ? 0 : 1;
        for (int i = 0; i < 7; i++) {
            JointLimits joint = PANDA.joints().get(i);
            double tau = command.tau_J_d[i];
            notFinite += Double.isFinite(tau) ? 0 : 1;
            torqueShare = Math.max(torqueShare, Math.abs(tau) / joint.tau());
            torqueStep = Math.max(torqueStep, Math.abs(tau - last[i]));
            last[i] = tau;
            speedShare = Math.max(speedShare, Math.abs(state.dq[i]) / joint.dq());
            room = Math.min(room, Math.min(state.q[i] - joint.qMin(), joint.qMax() - state.q[i]));
        }
    }
}
