package dev.armature.controller.smooth;

import dev.armature.controller.arm.Turns;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple4D.Quaternion;

/// Straight from target to target, as deoxys does it: over a share of the policy's period positions move linearly and
/// orientations by slerp, then wait. Continuous, but its speed jumps at each target.
public final class LinearInterpolation implements TargetSmoother {

    private final double durationNanos;
    private final Setpoint from;
    private final Setpoint to;
    private final Quaternion orientation = new Quaternion();
    private final Quaternion target = new Quaternion();
    private long startNanos;
    private boolean moving;

    /// @param dof joints of the arm
    /// @param policyPeriodNanos time between targets in ns, > 0
    /// @param share of the period in which a target is reached, 0 < share ≤ 1; deoxys has 0.3
    public LinearInterpolation(int dof, long policyPeriodNanos, double share) {
        if (!(policyPeriodNanos > 0 && share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "a share within 0..1 of a positive period, not " + share + " of " + policyPeriodNanos + " ns");
        }
        durationNanos = share * policyPeriodNanos;
        from = new Setpoint(dof);
        to = new Setpoint(dof);
    }

    @Override
    public void reset(RobotState state) {
        Targets.stay(state, from);
        to.copyFrom(from);
        moving = false;
    }

    @Override
    public Status smooth(long nowNanos, Setpoint target, Setpoint out) {
        boolean finite = target.finite();
        if (finite && (!moving || target.sequence != to.sequence)) {
            // go on from where the line before has come to
            at(share(nowNanos), out);
            from.copyFrom(out);
            to.copyFrom(target);
            startNanos = nowNanos;
            moving = true;
        }
        at(share(nowNanos), out);
        if (!finite) {
            return Status.NOT_FINITE;
        }
        out.timeNanos = target.timeNanos;
        out.sequence = target.sequence;
        out.gripperWidth = target.gripperWidth;
        return Status.OK;
    }

    private double share(long nowNanos) {
        return moving ? Math.clamp((nowNanos - startNanos) / durationNanos, 0.0, 1.0) : 1;
    }

    private void at(double share, Setpoint out) {
        RigidBodyTransform pose = out.X_BE_d;
        if (share >= 1) {
            pose.set(to.X_BE_d);
        } else {
            pose.getTranslation().interpolate(from.X_BE_d.getTranslation(), to.X_BE_d.getTranslation(), share);
            orientation.set(from.X_BE_d.getRotation());
            target.set(to.X_BE_d.getRotation());
            Turns.approach(orientation, target, share);
            pose.getRotation().set(orientation);
        }
        for (int i = 0; i < out.q_d.length; i++) {
            out.q_d[i] = from.q_d[i] + share * (to.q_d[i] - from.q_d[i]);
            out.dq_d[i] = to.dq_d[i];
        }
        out.gripperWidth = to.gripperWidth;
    }
}
