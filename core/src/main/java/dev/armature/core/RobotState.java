package dev.armature.core;

import us.ihmc.euclid.transform.RigidBodyTransform;

/// What an arm says of itself each period. Allocated once; [Plant#read(RobotState)] fills it.
///
/// Names follow libfranka. B is the robot's base, E the end effector (between the fingertips).
public final class RobotState {

    /// When this was measured, in nanoseconds of the loop's clock.
    public long timeNanos;

    /// Joint positions in rad.
    public final double[] q;

    /// Joint velocities in rad/s.
    public final double[] dq;

    /// Measured joint torques in N·m, gravity and friction included.
    public final double[] tau_J;

    /// Last commanded joint torques in N·m, without gravity.
    public final double[] tau_J_d;

    /// Pose of E in B.
    public final RigidBodyTransform X_BE = new RigidBodyTransform();

    /// Opening between the fingers in m.
    public double gripperWidth;

    /// A state of zeros for an arm with `joints` joints.
    public RobotState(int joints) {
        q = new double[joints];
        dq = new double[joints];
        tau_J = new double[joints];
        tau_J_d = new double[joints];
    }

    /// Takes over everything from `other`, an arm with as many joints.
    public void copyFrom(RobotState other) {
        timeNanos = other.timeNanos;
        System.arraycopy(other.q, 0, q, 0, q.length);
        System.arraycopy(other.dq, 0, dq, 0, q.length);
        System.arraycopy(other.tau_J, 0, tau_J, 0, q.length);
        System.arraycopy(other.tau_J_d, 0, tau_J_d, 0, q.length);
        X_BE.set(other.X_BE);
        gripperWidth = other.gripperWidth;
    }

    /// Whether every number is finite.
    public boolean finite() {
        double sum = gripperWidth * 0;
        for (int i = 0; i < q.length; i++) {
            sum += q[i] * 0 + dq[i] * 0 + tau_J[i] * 0 + tau_J_d[i] * 0;
        }
        return Double.isFinite(sum) && Poses.finite(X_BE);
    }
}
