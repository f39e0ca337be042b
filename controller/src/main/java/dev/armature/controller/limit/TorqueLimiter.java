package dev.armature.controller.limit;

import dev.armature.core.robot.RobotDescription;

/// Keeps joint torques within their range and their change within a period: whatever comes in, what goes out obeys
/// both, always.
public final class TorqueLimiter {

    private final double[] max;
    private final double[] step;
    private final double[] last;
    private final double[] low;
    private final double[] high;

    /// A limiter for `robot` that has sent zero torque so far.
    ///
    /// @param periodSeconds time between commands in s
    public TorqueLimiter(RobotDescription robot, double periodSeconds) {
        int n = robot.dof();
        max = new double[n];
        step = new double[n];
        last = new double[n];
        low = new double[n];
        high = new double[n];
        for (int i = 0; i < n; i++) {
            max[i] = robot.joints().get(i).tau();
            step[i] = robot.joints().get(i).dtau() * periodSeconds;
        }
    }

    /// Says what the robot was commanded last; what is not finite counts as zero.
    ///
    /// @param tau in N·m; not modified
    public void reset(double[] tau) {
        for (int i = 0; i < last.length; i++) {
            last[i] = Double.isFinite(tau[i]) ? Math.clamp(tau[i], -max[i], max[i]) : 0;
        }
    }

    /// Bounds `tau` in place and takes it as sent. A torque that is not a number becomes the last one.
    ///
    /// @param tau in N·m; overwritten
    /// @return whether any torque had to change
    public boolean limit(double[] tau) {
        boolean acted = reach(tau);
        System.arraycopy(tau, 0, last, 0, last.length);
        return acted;
    }

    /// As [#limit(double[])], but without taking `tau` as sent: what could be reached in this period.
    ///
    /// @param tau in N·m; overwritten
    /// @return whether any torque had to change
    public boolean reach(double[] tau) {
        boolean acted = false;
        for (int i = 0; i < last.length; i++) {
            double asked = tau[i];
            low[i] = Math.max(-max[i], last[i] - step[i]);
            high[i] = Math.min(max[i], last[i] + step[i]);
            double allowed = Double.isNaN(asked) ? last[i] : Math.clamp(asked, low[i], high[i]);
            acted |= allowed != asked;
            tau[i] = allowed;
        }
        return acted;
    }

    /// The least torques that could be reached in this period, as of the last call; not to be modified.
    public double[] low() {
        return low;
    }

    /// The greatest torques that could be reached in this period, as of the last call; not to be modified.
    public double[] high() {
        return high;
    }
}
