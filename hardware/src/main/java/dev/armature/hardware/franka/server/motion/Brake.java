package dev.armature.hardware.franka.server.motion;

import static dev.armature.hardware.franka.server.motion.Bounds.DT;

import dev.armature.controller.limit.JointHold;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;

/// Brings an arm to rest when no client moves it, and keeps it there: each joint of what is desired as fast as
/// it may, while the arm follows that; by taking speed away when it does not.
final class Brake {

    /// An arm that is farther than this from what is desired does not follow it, in rad: the stiff spring
    /// between the two would ask for more torque than there is, and swing.
    private static final double FOLLOWS = 0.03;

    private final Bounds bounds;
    private final Desired desired;
    private final JointHold hold;
    private boolean damping;

    Brake(RobotDescription robot, Bounds bounds, Desired desired) {
        this.bounds = bounds;
        this.desired = desired;
        hold = new JointHold(robot);
    }

    /// Begins to take speed away from an arm that was moved by torques.
    void damp() {
        damping = true;
        hold.begin();
    }

    /// Whether speed is taken away by [#torques] at present, and what is desired follows the arm.
    boolean damps() {
        return damping;
    }

    /// Torques that bring the arm to rest, in N·m. Motors brake at once: how fast torques may change is a limit for
    /// clients.
    void torques(RobotState state, double[] tau) {
        hold.torques(state, tau);
    }

    /// One period slower.
    void slow(RobotState state) {
        if (!damping && behind(state)) {
            damp();
        }
        if (damping) {
            follow(state);
            return;
        }
        for (int i = 0; i < 7; i++) {
            double step = bounds.joints[i].ddq() * DT;
            double dq = desired.dq_d[i] - Math.clamp(desired.dq_d[i], -step, step);
            desired.ddq_d[i] = (dq - desired.dq_d[i]) / DT;
            desired.dq_d[i] = dq;
            double q = desired.q_d[i] + dq * DT;
            desired.q_d[i] = Math.clamp(q, bounds.joints[i].qMin(), bounds.joints[i].qMax());
        }
    }

    private void follow(RobotState state) {
        damping = !hold.atRest(state);
        for (int i = 0; i < 7; i++) {
            double most = bounds.joints[i].dq();
            desired.q_d[i] = state.q[i];
            desired.dq_d[i] = damping ? Math.clamp(state.dq[i], -most, most) : 0;
            desired.ddq_d[i] = 0;
        }
    }

    private boolean behind(RobotState state) {
        for (int i = 0; i < 7; i++) {
            if (Math.abs(state.q[i] - desired.q_d[i]) > FOLLOWS) {
                return true;
            }
        }
        return false;
    }

    /// Whether it has come to rest.
    boolean rests() {
        for (int i = 0; i < 7; i++) {
            if (desired.dq_d[i] != 0 || desired.ddq_d[i] != 0) {
                return false;
            }
        }
        return !damping;
    }
}
