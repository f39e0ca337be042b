package dev.armature.controller.schedule;

import dev.armature.controller.arm.Turns;
import dev.armature.core.ActionSpec;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import org.jspecify.annotations.Nullable;
import us.ihmc.euclid.matrix.RotationMatrix;
import us.ihmc.euclid.matrix.interfaces.RotationMatrixReadOnly;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/// Turns an action into a set-point, as its kind says. A last dimension beyond the motion is the gripper, -1 (close)
/// to +1 (open).
public final class ActionTarget {

    /// How far ahead of the arm the target of a velocity may run, in rad: where the arm is blocked the target waits for
    /// it, and does not pull ever harder.
    private static final double LEASH_RAD = 0.1;

    private final ActionSpec spec;
    private final int motion;
    private final int dof;
    private final JointLimits[] joints;
    private final double gripperWidthMax;
    private final double stepSeconds;
    private final Grip grip;
    private final @Nullable RotationMatrixReadOnly fixed;
    private final Vector3D turn = new Vector3D();
    private final Quaternion turned = new Quaternion();
    private final RotationMatrix rotation = new RotationMatrix();
    private long serial = -1;

    /// A gripper as wide as the action says, and an orientation that is kept where the action has none.
    ///
    /// @param stepSeconds time between two calls of [#apply], in s, by which joint velocities are
    ///     integrated: from the target before, but never further than 0.1 rad from where the arm is
    /// @throws IllegalArgumentException when `robot` cannot take actions of this kind and number
    public ActionTarget(RobotDescription robot, ActionSpec spec, double stepSeconds) {
        this(robot, spec, stepSeconds, Grip.PROPORTIONAL, null);
    }

    /// As above.
    ///
    /// @param grip what the gripper makes of its action
    /// @param R_BE orientation of the end effector where the action has a position alone; null keeps the target's
    public ActionTarget(
            RobotDescription robot,
            ActionSpec spec,
            double stepSeconds,
            Grip grip,
            @Nullable RotationMatrixReadOnly R_BE) {
        this.spec = spec;
        this.stepSeconds = stepSeconds;
        this.grip = grip;
        this.fixed = R_BE;
        dof = robot.dof();
        joints = robot.joints().toArray(new JointLimits[0]);
        gripperWidthMax = robot.gripperWidthMax();
        motion = switch (spec.kind()) {
            case JOINT_POSITION, JOINT_VELOCITY -> dof;
            case CARTESIAN_POSITION -> 3;
            case CARTESIAN_DELTA -> 6;
            case MOTOR -> throw new IllegalArgumentException("an arm has no rotors");
        };
        if (spec.dim() != motion && spec.dim() != motion + 1) {
            throw new IllegalArgumentException(spec.kind() + " of " + robot.name() + " has " + motion
                    + " dimensions, and one for the gripper; not " + spec.dim());
        }
    }

    /// Moves `out` as `action` says. Allocates nothing.
    ///
    /// @param action of the spec; not modified. Where it is not finite the target is not either, and the loop holds
    /// @param serial of the action: a Cartesian step is made once for each
    /// @param state measured: what a step starts from; not modified
    /// @param out holds the target before; its orientation is kept where the action has none
    public void apply(float[] action, long serial, RobotState state, Setpoint out) {
        boolean fresh = serial != this.serial;
        this.serial = serial;
        switch (spec.kind()) {
            case JOINT_POSITION -> joints(action, out);
            case JOINT_VELOCITY -> velocities(action, state, out);
            case CARTESIAN_POSITION -> position(action, out);
            case CARTESIAN_DELTA -> {
                if (fresh) {
                    step(action, state, out);
                }
            }
            case MOTOR -> {
                // refused at construction
            }
        }
        if (spec.dim() > motion) {
            out.gripperWidth = grip.width(action[motion], gripperWidthMax);
        }
        if (fresh) {
            out.sequence++;
        }
    }

    private void position(float[] action, Setpoint out) {
        out.X_BE_d.getTranslation().set(action[0], action[1], action[2]);
        if (fixed != null) {
            out.X_BE_d.getRotation().set(fixed);
        }
    }

    private void joints(float[] action, Setpoint out) {
        for (int i = 0; i < dof; i++) {
            out.q_d[i] = action[i];
        }
    }

    private void velocities(float[] action, RobotState state, Setpoint out) {
        for (int i = 0; i < dof; i++) {
            double ahead = out.q_d[i] + action[i] * stepSeconds - state.q[i];
            double near = state.q[i] + Math.max(-LEASH_RAD, Math.min(LEASH_RAD, ahead));
            out.dq_d[i] = action[i];
            out.q_d[i] = Math.max(joints[i].qMin(), Math.min(joints[i].qMax(), near));
        }
    }

    /// From where the arm is, as robosuite's `achieved` mode has it: translation and rotation vector in base axes.
    private void step(float[] action, RobotState state, Setpoint out) {
        out.X_BE_d.set(state.X_BE);
        out.X_BE_d.getTranslation().add(action[0], action[1], action[2]);
        turn.set(action[3], action[4], action[5]);
        Turns.about(turn, turned);
        rotation.set(turned);
        out.X_BE_d.getRotation().preMultiply(rotation);
    }
}
