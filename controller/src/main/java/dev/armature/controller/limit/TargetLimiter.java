package dev.armature.controller.limit;

import dev.armature.controller.smooth.BoundedMotion;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.CartesianLimits;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import java.util.Arrays;
import us.ihmc.euclid.tuple4D.Quaternion;

/// Keeps what a law is sent to within the arm's limits at every tick, whatever comes in: joint positions between their
/// ends, the end effector in its workspace, and speed, acceleration and jerk of both bounded. A jump of a metre becomes
/// a motion.
///
/// A [BoundedMotion] bounds speed and acceleration; the mean over its last 2a/(j·dt) ticks, 4 on a Panda at 1 kHz, has
/// the jerk j at most and keeps every other bound, because each is a bound on a mean too. A target that moves at speed
/// v is followed v/2a later.
public final class TargetLimiter {

    /// Rounding of quaternions and differences stays below this share of a bound.
    private static final double SHARE = 0.995;

    /// How far before a joint's end targets end, in rad: braking in whole ticks may end a little late.
    private static final double BEFORE = 1e-4;

    private final JointLimits[] joints;
    private final Workspace workspace;
    private final double periodSeconds;
    private final double gripperWidthMax;
    private final BoundedMotion motion;
    private final Setpoint asked;
    private final Setpoint moved;
    private final Setpoint[] last;
    private final double[] rate;
    private final Quaternion mean = new Quaternion();
    private final Quaternion one = new Quaternion();
    private int at;

    /// A limiter for `robot`. [#reset(RobotState)] it before the first target.
    ///
    /// @param workspace that targets of the end effector are brought into
    /// @param periodSeconds time between ticks in s
    public TargetLimiter(RobotDescription robot, Workspace workspace, double periodSeconds) {
        joints = robot.joints().toArray(new JointLimits[0]);
        this.workspace = workspace;
        this.periodSeconds = periodSeconds;
        gripperWidthMax = robot.gripperWidthMax();
        motion = new BoundedMotion(robot, SHARE, SHARE, periodSeconds);
        asked = new Setpoint(robot.dof());
        moved = new Setpoint(robot.dof());
        rate = new double[robot.dof()];
        last = new Setpoint[ticks(robot, periodSeconds)];
        for (int i = 0; i < last.length; i++) {
            last[i] = new Setpoint(robot.dof());
        }
    }

    private static int ticks(RobotDescription robot, double periodSeconds) {
        CartesianLimits c = robot.cartesian();
        double longest = Math.max(c.acceleration() / c.jerk(), c.angularAcceleration() / c.angularJerk());
        for (JointLimits joint : robot.joints()) {
            longest = Math.max(longest, joint.ddq() / joint.dddq());
        }
        return Math.max(1, (int) Math.ceil(2 * longest / periodSeconds - 1e-9));
    }

    /// Starts at rest from where the arm is.
    public void reset(RobotState state) {
        motion.reset(state);
        for (Setpoint setpoint : last) {
            setpoint.X_BE_d.set(state.X_BE);
            System.arraycopy(state.q, 0, setpoint.q_d, 0, joints.length);
            Arrays.fill(setpoint.dq_d, 0);
        }
        Arrays.fill(rate, 0);
        asked.copyFrom(last[0]);
        asked.gripperWidth = state.gripperWidth;
        asked.timeNanos = state.timeNanos;
        at = 0;
    }

    /// One tick: moves on toward `target`, or toward the one before when it is not finite. Allocates nothing.
    ///
    /// @param nowNanos the loop's clock
    /// @param target not modified
    /// @param out overwritten; within the limits, with `target`'s time and sequence
    /// @return [Status#OK], [Status#LIMITED] when a bound acted, [Status#NOT_FINITE] when `target` was not finite
    public Status limit(long nowNanos, Setpoint target, Setpoint out) {
        boolean finite = target.finite();
        boolean outside = false;
        if (finite) {
            asked.copyFrom(target);
            outside = bring();
        }
        Status status = motion.smooth(nowNanos, asked, moved);
        outside |= rates();
        last[at].copyFrom(moved);
        at = (at + 1) % last.length;
        average(out);
        out.timeNanos = asked.timeNanos;
        out.sequence = asked.sequence;
        out.gripperWidth = asked.gripperWidth;
        if (!finite) {
            return Status.NOT_FINITE;
        }
        return outside ? Status.LIMITED : status;
    }

    /// Brings what is asked for between the ends. Returns whether it had to.
    private boolean bring() {
        boolean acted = false;
        for (int i = 0; i < joints.length; i++) {
            double q = Math.clamp(asked.q_d[i], joints[i].qMin() + BEFORE, joints[i].qMax() - BEFORE);
            acted |= q != asked.q_d[i];
            asked.q_d[i] = q;
        }
        double x = Math.clamp(asked.X_BE_d.getTranslationX(), workspace.minX(), workspace.maxX());
        double y = Math.clamp(asked.X_BE_d.getTranslationY(), workspace.minY(), workspace.maxY());
        double z = Math.clamp(asked.X_BE_d.getTranslationZ(), workspace.minZ(), workspace.maxZ());
        acted |= x != asked.X_BE_d.getTranslationX()
                || y != asked.X_BE_d.getTranslationY()
                || z != asked.X_BE_d.getTranslationZ();
        asked.X_BE_d.getTranslation().set(x, y, z);
        asked.gripperWidth = Math.clamp(asked.gripperWidth, 0, gripperWidthMax);
        return acted;
    }

    /// Target velocities are the source's own, not those of the target positions: a law may want zero. They obey the
    /// limits of speed and acceleration; the mean does the rest.
    private boolean rates() {
        boolean acted = false;
        for (int i = 0; i < joints.length; i++) {
            double wanted = Math.clamp(asked.dq_d[i], -joints[i].dq(), joints[i].dq());
            double most = SHARE * joints[i].ddq() * periodSeconds;
            rate[i] += Math.clamp(wanted - rate[i], -most, most);
            acted |= rate[i] != asked.dq_d[i];
            moved.dq_d[i] = rate[i];
        }
        return acted;
    }

    private void average(Setpoint out) {
        double share = 1.0 / last.length;
        double x = 0;
        double y = 0;
        double z = 0;
        for (int i = 0; i < joints.length; i++) {
            double q = 0;
            double dq = 0;
            for (Setpoint setpoint : last) {
                q += share * setpoint.q_d[i];
                dq += share * setpoint.dq_d[i];
            }
            out.q_d[i] = q;
            out.dq_d[i] = dq;
        }
        mean.set(last[0].X_BE_d.getRotation());
        double qx = 0;
        double qy = 0;
        double qz = 0;
        double qs = 0;
        for (Setpoint setpoint : last) {
            x += share * setpoint.X_BE_d.getTranslationX();
            y += share * setpoint.X_BE_d.getTranslationY();
            z += share * setpoint.X_BE_d.getTranslationZ();
            // they are near each other: their mean is the mean of their rotations
            one.set(setpoint.X_BE_d.getRotation());
            double sign = one.dot(mean) < 0 ? -1 : 1;
            qx += sign * one.getX();
            qy += sign * one.getY();
            qz += sign * one.getZ();
            qs += sign * one.getS();
        }
        out.X_BE_d.getTranslation().set(x, y, z);
        mean.set(qx, qy, qz, qs);
        out.X_BE_d.getRotation().set(mean);
    }
}
