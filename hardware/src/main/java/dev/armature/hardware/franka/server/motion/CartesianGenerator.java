package dev.armature.hardware.franka.server.motion;

import static dev.armature.hardware.franka.server.motion.Bounds.DT;

import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.Transform;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;

/// Cartesian poses or twists, with or without an elbow.
final class CartesianGenerator implements Generator {

    /// A first pose farther away than this is no start, in m and in rad; and a first elbow, in rad.
    private static final double START_M = 0.02;

    private static final double START_RAD = 0.1;

    private final Bounds bounds;
    private final Desired desired;
    private final InverseKinematics kinematics;
    private final boolean poses;
    private final double[] pose = new double[16];
    private final double[] twist = new double[6];
    private final double[] q = new double[7];
    private final double[] elbow = new double[2];
    private boolean started;
    private boolean elbowGiven;

    CartesianGenerator(RobotDescription robot, Frames frames, Bounds bounds, Desired desired, boolean poses) {
        this.bounds = bounds;
        this.desired = desired;
        this.poses = poses;
        kinematics = new InverseKinematics(robot, frames);
    }

    @Override
    public void start() {
        started = false;
        elbowGiven = false;
    }

    @Override
    public long follow(FrankaCommand command) {
        long errors = poses ? followPose(command) : followTwist(command);
        errors |= elbow(command);
        started = true;
        if (errors != 0) {
            return errors;
        }
        errors |= verdict(RateCheck.vector(twist, desired.O_dP_EE_c, desired.O_ddP_EE_c, 0, bounds.translation, DT));
        errors |= verdict(RateCheck.vector(twist, desired.O_dP_EE_c, desired.O_ddP_EE_c, 3, bounds.rotation, DT));
        System.arraycopy(twist, 0, desired.O_dP_EE_c, 0, 6);
        System.arraycopy(pose, 0, desired.O_T_EE_c, 0, 16);
        return errors != 0 ? errors : joints(command.validElbow ? desired.elbow_c[0] : Double.NaN);
    }

    private long followPose(FrankaCommand command) {
        if (!Transform.isRigid(command.O_T_EE_c)) {
            return FrankaError.CARTESIAN_POSITION_MOTION_GENERATOR_INVALID_FRAME_FLAG.bit();
        }
        System.arraycopy(command.O_T_EE_c, 0, pose, 0, 16);
        double squared = 0;
        for (int k = 0; k < 3; k++) {
            double step = pose[12 + k] - desired.O_T_EE_c[12 + k];
            squared += step * step;
            twist[k] = step / DT;
        }
        Transform.rotation(desired.O_T_EE_c, pose, twist, 3);
        boolean turned = Transform.angle(desired.O_T_EE_c, pose) > START_RAD;
        for (int k = 3; k < 6; k++) {
            twist[k] /= DT;
        }
        return !started && (squared > START_M * START_M || turned)
                ? FrankaError.CARTESIAN_POSITION_MOTION_GENERATOR_START_POSE_INVALID.bit()
                : 0;
    }

    private long followTwist(FrankaCommand command) {
        System.arraycopy(command.O_dP_EE_c, 0, twist, 0, 6);
        System.arraycopy(desired.O_T_EE_c, 0, pose, 0, 16);
        Transform.advance(twist, DT, pose);
        return 0;
    }

    private long elbow(FrankaCommand command) {
        elbowGiven = command.validElbow;
        if (!elbowGiven) {
            return 0;
        }
        Desired.elbow(desired.q_d, elbow);
        if (command.elbow_c[1] != elbow[1]) {
            return FrankaError.CARTESIAN_MOTION_GENERATOR_ELBOW_SIGN_INCONSISTENT.bit();
        }
        if (!started && Math.abs(command.elbow_c[0] - elbow[0]) > START_RAD) {
            return FrankaError.CARTESIAN_MOTION_GENERATOR_START_ELBOW_INVALID.bit();
        }
        double velocity = (command.elbow_c[0] - desired.elbow_c[0]) / DT;
        RateCheck.Breach breach =
                RateCheck.joint(velocity, desired.delbow_c[0], desired.ddelbow_c, 0, bounds.elbow, DT);
        desired.delbow_c[0] = velocity;
        desired.elbow_c[0] = command.elbow_c[0];
        return breach == RateCheck.Breach.NONE ? 0 : FrankaError.CARTESIAN_MOTION_GENERATOR_ELBOW_LIMIT_VIOLATION.bit();
    }

    private static long verdict(RateCheck.Breach breach) {
        return switch (breach) {
            case NONE -> 0;
            case VELOCITY -> FrankaError.CARTESIAN_MOTION_GENERATOR_VELOCITY_LIMITS_VIOLATION.bit();
            case ACCELERATION -> FrankaError.CARTESIAN_MOTION_GENERATOR_VELOCITY_DISCONTINUITY.bit();
            case JERK -> FrankaError.CARTESIAN_MOTION_GENERATOR_ACCELERATION_DISCONTINUITY.bit();
        };
    }

    /// Brings the joints to where the commanded pose is.
    private long joints(double elbowAngle) {
        long errors =
                solve(elbowAngle) ? 0 : FrankaError.CARTESIAN_MOTION_GENERATOR_JOINT_VELOCITY_LIMITS_VIOLATION.bit();
        for (int i = 0; i < 7 && errors == 0; i++) {
            double velocity = (q[i] - desired.q_d[i]) / DT;
            errors |= switch (RateCheck.joint(velocity, desired.dq_d[i], desired.ddq_d, i, bounds.rates[i], DT)) {
                case NONE -> 0;
                case VELOCITY -> FrankaError.CARTESIAN_MOTION_GENERATOR_JOINT_VELOCITY_LIMITS_VIOLATION.bit();
                case ACCELERATION -> FrankaError.CARTESIAN_MOTION_GENERATOR_JOINT_VELOCITY_DISCONTINUITY.bit();
                case JERK -> FrankaError.CARTESIAN_MOTION_GENERATOR_JOINT_ACCELERATION_DISCONTINUITY.bit();
            };
            desired.dq_d[i] = velocity;
            desired.q_d[i] = q[i];
            if (q[i] < bounds.joints[i].qMin() || q[i] > bounds.joints[i].qMax()) {
                errors |= FrankaError.CARTESIAN_MOTION_GENERATOR_JOINT_POSITION_LIMITS_VIOLATION.bit();
            }
        }
        if (Double.isNaN(elbowAngle)) {
            Desired.elbow(desired.q_d, desired.elbow_c);
        }
        return errors;
    }

    private boolean solve(double elbowAngle) {
        System.arraycopy(desired.q_d, 0, q, 0, 7);
        return kinematics.solve(desired.O_T_EE_c, elbowAngle, q);
    }

    @Override
    public void extrapolate() {
        extend(0, bounds.translation[0]);
        extend(3, bounds.rotation[0]);
        Transform.advance(desired.O_dP_EE_c, DT, desired.O_T_EE_c);
        boolean reachable = solve(extendElbow());
        for (int i = 0; i < 7; i++) {
            // near a singularity the joints cannot keep up: then the arm lags behind the pose
            double before = desired.dq_d[i];
            double step = bounds.joints[i].ddq() * DT;
            double most = bounds.joints[i].dq();
            double dq = reachable ? (q[i] - desired.q_d[i]) / DT : before;
            dq = Math.clamp(Math.clamp(dq, before - step, before + step), -most, most);
            double at = Math.clamp(desired.q_d[i] + dq * DT, bounds.joints[i].qMin(), bounds.joints[i].qMax());
            dq = (at - desired.q_d[i]) / DT;
            desired.ddq_d[i] = (dq - before) / DT;
            desired.dq_d[i] = dq;
            desired.q_d[i] = at;
        }
        if (!elbowGiven) {
            Desired.elbow(desired.q_d, desired.elbow_c);
        }
    }

    /// A commanded elbow goes on as the pose does; one that was left to the arm stays free.
    ///
    /// @return its angle in rad; NaN when it is free
    private double extendElbow() {
        if (!elbowGiven) {
            return Double.NaN;
        }
        double before = desired.delbow_c[0];
        double most = bounds.elbow[0];
        double velocity = Math.clamp(before + desired.ddelbow_c[0] * DT, -most, most);
        desired.ddelbow_c[0] = (velocity - before) / DT;
        desired.delbow_c[0] = velocity;
        desired.elbow_c[0] += velocity * DT;
        return desired.elbow_c[0];
    }

    /// Velocity goes on at constant acceleration, up to the limit.
    private void extend(int at, double most) {
        double squared = 0;
        for (int k = at; k < at + 3; k++) {
            twist[k] = desired.O_dP_EE_c[k] + desired.O_ddP_EE_c[k] * DT;
            squared += twist[k] * twist[k];
        }
        double scale = squared > most * most ? most / Math.sqrt(squared) : 1;
        for (int k = at; k < at + 3; k++) {
            desired.O_ddP_EE_c[k] = (scale * twist[k] - desired.O_dP_EE_c[k]) / DT;
            desired.O_dP_EE_c[k] = scale * twist[k];
        }
    }
}
