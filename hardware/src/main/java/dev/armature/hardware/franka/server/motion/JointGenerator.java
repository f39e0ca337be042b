package dev.armature.hardware.franka.server.motion;

import static dev.armature.hardware.franka.server.motion.Bounds.DT;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;

/// Joint positions or joint velocities.
final class JointGenerator implements Generator {

    /// A first position farther away than this is no start, in rad.
    private static final double START = 0.05;

    private final Bounds bounds;
    private final Desired desired;
    private final boolean positions;
    private final double[] velocity = new double[7];
    private boolean started;

    JointGenerator(Bounds bounds, Desired desired, boolean positions) {
        this.bounds = bounds;
        this.desired = desired;
        this.positions = positions;
    }

    @Override
    public void start() {
        started = false;
    }

    @Override
    public long follow(FrankaCommand command) {
        long errors = 0;
        for (int i = 0; i < velocity.length; i++) {
            double step = command.q_c[i] - desired.q_d[i];
            if (positions && !started && Math.abs(step) > START) {
                errors |= FrankaError.JOINT_POSITION_MOTION_GENERATOR_START_POSE_INVALID.bit();
            }
            velocity[i] = positions ? step / DT : command.dq_c[i];
        }
        started = true;
        if (errors != 0) {
            return errors;
        }
        for (int i = 0; i < velocity.length; i++) {
            errors |= switch (RateCheck.joint(velocity[i], desired.dq_d[i], desired.ddq_d, i, bounds.rates[i], DT)) {
                case NONE -> 0;
                case VELOCITY -> FrankaError.JOINT_MOTION_GENERATOR_VELOCITY_LIMITS_VIOLATION.bit();
                case ACCELERATION -> FrankaError.JOINT_MOTION_GENERATOR_VELOCITY_DISCONTINUITY.bit();
                case JERK -> FrankaError.JOINT_MOTION_GENERATOR_ACCELERATION_DISCONTINUITY.bit();
            };
            desired.dq_d[i] = velocity[i];
            desired.q_d[i] = positions ? command.q_c[i] : desired.q_d[i] + velocity[i] * DT;
            if (desired.q_d[i] < bounds.joints[i].qMin() || desired.q_d[i] > bounds.joints[i].qMax()) {
                errors |= FrankaError.JOINT_MOTION_GENERATOR_POSITION_LIMITS_VIOLATION.bit();
            }
        }
        return errors;
    }

    @Override
    public void extrapolate() {
        for (int i = 0; i < velocity.length; i++) {
            double dq = desired.dq_d[i] + desired.ddq_d[i] * DT;
            double most = bounds.joints[i].dq();
            double within = Math.clamp(dq, -most, most);
            double q = desired.q_d[i] + within * DT;
            desired.q_d[i] = Math.clamp(q, bounds.joints[i].qMin(), bounds.joints[i].qMax());
            within = desired.q_d[i] == q ? within : 0;
            desired.ddq_d[i] = (within - desired.dq_d[i]) / DT;
            desired.dq_d[i] = within;
        }
    }
}
