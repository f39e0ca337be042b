package dev.armature.controller.smooth;

import dev.armature.controller.arm.Turns;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/// A target that goes to where it is told with bounded speed and acceleration: in translation, in rotation, and in
/// each joint. When no new target comes it slows down and stops on the last one. A jump of a metre becomes a motion.
public final class BoundedMotion implements TargetSmoother {

    private final Approach translation;
    private final Approach rotation;
    private final Approach[] joints;
    private final double[] left = new double[3];
    private final double[] step = new double[3];
    private final double[] jointLeft = new double[1];
    private final double[] jointStep = new double[1];
    private final Setpoint now;
    private final Quaternion orientation = new Quaternion();
    private final Quaternion target = new Quaternion();
    private final Vector3D turn = new Vector3D();

    /// @param robot whose limits are scaled
    /// @param speedShare share of the limits of speed, 0 < share ≤ 1
    /// @param accelerationShare share of the limits of acceleration, 0 < share ≤ 1
    /// @param periodSeconds time between ticks in s
    public BoundedMotion(RobotDescription robot, double speedShare, double accelerationShare, double periodSeconds) {
        if (!(speedShare > 0 && speedShare <= 1 && accelerationShare > 0 && accelerationShare <= 1)) {
            throw new IllegalArgumentException(
                    "shares of speed and acceleration lie within 0..1, not " + speedShare + ", " + accelerationShare);
        }
        now = new Setpoint(robot.dof());
        translation = new Approach(
                3,
                speedShare * robot.cartesian().velocity(),
                accelerationShare * robot.cartesian().acceleration(),
                periodSeconds);
        rotation = new Approach(
                3,
                speedShare * robot.cartesian().angularVelocity(),
                accelerationShare * robot.cartesian().angularAcceleration(),
                periodSeconds);
        joints = robot.joints().stream()
                .map(j -> new Approach(1, speedShare * j.dq(), accelerationShare * j.ddq(), periodSeconds))
                .toArray(Approach[]::new);
    }

    @Override
    public void reset(RobotState state) {
        Targets.stay(state, now);
        orientation.set(state.X_BE.getRotation());
        translation.stop();
        rotation.stop();
        for (Approach joint : joints) {
            joint.stop();
        }
    }

    @Override
    public Status smooth(long nowNanos, Setpoint target, Setpoint out) {
        if (!target.finite()) {
            out.X_BE_d.set(now.X_BE_d);
            System.arraycopy(now.q_d, 0, out.q_d, 0, out.q_d.length);
            return Status.NOT_FINITE;
        }
        boolean bounded = translate(target) | turn(target) | joints(target);
        now.timeNanos = target.timeNanos;
        now.sequence = target.sequence;
        now.gripperWidth = target.gripperWidth;
        out.copyFrom(now);
        return bounded ? Status.LIMITED : Status.OK;
    }

    private boolean translate(Setpoint target) {
        left[0] = target.X_BE_d.getTranslationX() - now.X_BE_d.getTranslationX();
        left[1] = target.X_BE_d.getTranslationY() - now.X_BE_d.getTranslationY();
        left[2] = target.X_BE_d.getTranslationZ() - now.X_BE_d.getTranslationZ();
        boolean bounded = translation.step(left, step);
        now.X_BE_d.getTranslation().add(step[0], step[1], step[2]);
        return bounded;
    }

    private boolean turn(Setpoint asked) {
        target.set(asked.X_BE_d.getRotation());
        if (target.containsNaN()) {
            return true;
        }
        // the rotation vector from here to there in base axes, the shorter way round
        target.multiplyConjugateOther(orientation);
        if (target.getS() < 0) {
            target.negate();
        }
        target.getRotationVector(turn);
        turn.get(left);
        boolean bounded = rotation.step(left, step);
        turn.set(step);
        Turns.about(turn, target);
        orientation.preMultiply(target);
        orientation.normalize();
        now.X_BE_d.getRotation().set(orientation);
        return bounded;
    }

    private boolean joints(Setpoint target) {
        boolean bounded = false;
        for (int i = 0; i < joints.length; i++) {
            jointLeft[0] = target.q_d[i] - now.q_d[i];
            bounded |= joints[i].step(jointLeft, jointStep);
            now.q_d[i] += jointStep[0];
            now.dq_d[i] = joints[i].velocity(0);
        }
        return bounded;
    }
}
