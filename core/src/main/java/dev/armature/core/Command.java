package dev.armature.core;

import java.util.Arrays;

/// What is sent to an arm each period: joint torques and a gripper opening. The robot adds gravity and friction.
public final class Command {

    /// The time of the state that this answers, in nanoseconds of the loop's clock.
    public long timeNanos;

    /// Joint torques in N·m, without gravity.
    public final double[] tau_J_d;

    /// Target opening between the fingers in m.
    public double gripperWidth;

    /// A command of zero torque for an arm with `joints` joints.
    public Command(int joints) {
        tau_J_d = new double[joints];
    }

    /// Zero torque, gripper as it was.
    public void zeroTorque() {
        Arrays.fill(tau_J_d, 0);
    }

    /// Whether every number is finite.
    public boolean finite() {
        double sum = gripperWidth;
        for (double tau : tau_J_d) {
            sum += tau * 0;
        }
        return Double.isFinite(sum);
    }
}
