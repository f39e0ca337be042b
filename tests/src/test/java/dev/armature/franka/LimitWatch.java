package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.core.robot.JointLimits;
import dev.armature.hardware.franka.protocol.FrankaState;
import java.util.List;
import java.util.function.Consumer;

/// How near a Panda comes to the limits of its joints: where it is and what its motion generator desires, each
/// as a share of what is allowed.
final class LimitWatch implements Consumer<FrankaState> {

    /// Jerks that a Panda's joints may be asked for, in rad/s³ (Franka Emika, FCI documentation, robot limits).
    private static final double[] JERK = {7500, 3750, 5000, 6250, 7500, 10000, 10000};

    private static final double PERIOD = 1e-3;

    private final List<JointLimits> joints = Panda.description().joints();
    private final double[] ddqBefore = new double[JERK.length];
    private long idBefore = -1;
    private double position;
    private double velocity;
    private double acceleration;
    private double jerk;
    private long states;

    @Override
    public void accept(FrankaState state) {
        for (int i = 0; i < JERK.length; i++) {
            JointLimits joint = joints.get(i);
            double middle = (joint.qMax() + joint.qMin()) / 2;
            double reach = (joint.qMax() - joint.qMin()) / 2;
            position = Math.max(position, Math.abs(state.q[i] - middle) / reach);
            velocity = Math.max(velocity, Math.abs(state.dq[i]) / joint.dq());
            velocity = Math.max(velocity, Math.abs(state.dq_d[i]) / joint.dq());
            acceleration = Math.max(acceleration, Math.abs(state.ddq_d[i]) / joint.ddq());
            if (state.messageId == idBefore + 1) {
                jerk = Math.max(jerk, Math.abs(state.ddq_d[i] - ddqBefore[i]) / (PERIOD * JERK[i]));
            }
            ddqBefore[i] = state.ddq_d[i];
        }
        idBefore = state.messageId;
        states++;
    }

    void assertKept() {
        assertThat(states).isPositive();
        assertThat(position).as("share of the way to a joint's end").isLessThan(1);
        assertThat(velocity).as("share of the velocity allowed").isBetween(0.001, 1.0);
        assertThat(acceleration).as("share of the acceleration allowed").isBetween(0.001, 1.0);
        assertThat(jerk).as("share of the jerk allowed").isBetween(1e-6, 1.0);
    }
}
