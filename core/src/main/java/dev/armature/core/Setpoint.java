package dev.armature.core;

import us.ihmc.euclid.transform.RigidBodyTransform;

/// Where a controller shall bring the arm. The newest one counts; each knows its time.
public final class Setpoint {

    /// When this was decided, in nanoseconds of the loop's clock.
    public long timeNanos;

    /// Counts up with every new target; controllers with memory start afresh when it changes.
    public long sequence;

    /// Target pose of the end effector E in the base B.
    public final RigidBodyTransform X_BE_d = new RigidBodyTransform();

    /// Target joint positions in rad.
    public final double[] q_d;

    /// Target joint velocities in rad/s.
    public final double[] dq_d;

    /// Target opening between the fingers in m.
    public double gripperWidth;

    /// A set-point at the origin for an arm with `joints` joints.
    public Setpoint(int joints) {
        q_d = new double[joints];
        dq_d = new double[joints];
    }

    /// Takes over everything from `other`, for an arm with as many joints.
    public void copyFrom(Setpoint other) {
        timeNanos = other.timeNanos;
        sequence = other.sequence;
        X_BE_d.set(other.X_BE_d);
        System.arraycopy(other.q_d, 0, q_d, 0, q_d.length);
        System.arraycopy(other.dq_d, 0, dq_d, 0, dq_d.length);
        gripperWidth = other.gripperWidth;
    }

    /// Whether every number is finite.
    public boolean finite() {
        double sum = gripperWidth * 0;
        for (int i = 0; i < q_d.length; i++) {
            sum += q_d[i] * 0 + dq_d[i] * 0;
        }
        return Double.isFinite(sum) && Poses.finite(X_BE_d);
    }
}
