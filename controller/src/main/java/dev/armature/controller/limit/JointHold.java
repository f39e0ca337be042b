package dev.armature.controller.limit;

import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import java.util.Arrays;

/// The torques that bring an arm to rest where it is and keep it there: damping while it moves, then a spring about
/// where each joint came to rest. Gravity is the robot's matter.
public final class JointHold {

    /// Below this speed a joint counts as at rest, in rad/s.
    private static final double REST = 0.05;

    /// For each N·m that a joint can do: stiffness in N·m/rad and damping in N·m·s/rad. About deoxys's gains.
    private static final double STIFFNESS_PER_TORQUE = 1.2;

    private static final double STIFFNESS_FLOOR = 40;
    private static final double DAMPING_SHARE = 0.2;

    private final double[] stiffness;
    private final double[] damping;
    private final double[] max;
    private final double[] anchor;
    private final boolean[] resting;

    /// The hold of `robot`, not begun.
    public JointHold(RobotDescription robot) {
        int n = robot.dof();
        stiffness = new double[n];
        damping = new double[n];
        max = new double[n];
        anchor = new double[n];
        resting = new boolean[n];
        for (int i = 0; i < n; i++) {
            max[i] = robot.joints().get(i).tau();
            stiffness[i] = STIFFNESS_FLOOR + STIFFNESS_PER_TORQUE * max[i];
            damping[i] = DAMPING_SHARE * stiffness[i];
        }
    }

    /// Forgets where it held: the next torques stop the arm afresh.
    public void begin() {
        Arrays.fill(resting, false);
    }

    /// Torques for this tick.
    ///
    /// @param state finite; not modified
    /// @param tau in N·m; overwritten
    public void torques(RobotState state, double[] tau) {
        for (int i = 0; i < anchor.length; i++) {
            double velocity = state.dq[i];
            if (!resting[i] && Math.abs(velocity) < REST) {
                resting[i] = true;
                anchor[i] = state.q[i];
            }
            double spring = resting[i] ? stiffness[i] * (anchor[i] - state.q[i]) : 0;
            tau[i] = Math.clamp(spring - damping[i] * velocity, -max[i], max[i]);
        }
    }

    /// Torques that only take speed away.
    ///
    /// @param state finite; not modified
    /// @param tau in N·m; overwritten
    public void damp(RobotState state, double[] tau) {
        for (int i = 0; i < anchor.length; i++) {
            tau[i] = Math.clamp(-damping[i] * state.dq[i], -max[i], max[i]);
        }
    }

    /// Whether no joint moves faster than 0.05 rad/s.
    public boolean atRest(RobotState state) {
        for (double velocity : state.dq) {
            if (!(Math.abs(velocity) < REST)) {
                return false;
            }
        }
        return true;
    }
}
