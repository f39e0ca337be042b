package dev.armature.controller.process;

import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.law.JointImpedance;
import dev.armature.controller.law.JointImpedanceGains;
import dev.armature.controller.law.OperationalSpace;
import dev.armature.controller.law.OperationalSpaceGains;
import dev.armature.controller.safety.GuardSettings;
import dev.armature.controller.smooth.BoundedMotion;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.ActionSpec;
import dev.armature.core.Controller;
import dev.armature.core.robot.RobotDescription;

/// How a control process brings the arm to its set-points.
public enum ControlLaw {
    /// To poses of the end effector, with a clipped spring: SERL's.
    CARTESIAN_IMPEDANCE,
    /// To poses of the end effector, with an acceleration weighed by the arm's own inertia: Khatib's, as deoxys and
    /// robosuite have it.
    OPERATIONAL_SPACE,
    /// To joint positions, with a spring at each joint: deoxys's.
    JOINT_IMPEDANCE;

    /// Share of the robot's speed and acceleration at which joints go to a set-point.
    private static final double SHARE = 0.5;

    Controller of(RobotDescription robot) {
        return switch (this) {
            case CARTESIAN_IMPEDANCE -> new CartesianImpedance(robot, CartesianImpedanceGains.defaults());
            case OPERATIONAL_SPACE -> new OperationalSpace(robot, OperationalSpaceGains.khatib());
            case JOINT_IMPEDANCE -> new JointImpedance(robot, JointImpedanceGains.defaults());
        };
    }

    TargetSmoother smoother(RobotDescription robot, double periodSeconds) {
        return switch (this) {
            case CARTESIAN_IMPEDANCE, OPERATIONAL_SPACE -> TargetSmoother.none();
            case JOINT_IMPEDANCE -> new BoundedMotion(robot, SHARE, SHARE, periodSeconds);
        };
    }

    /// What the arm is kept from. Joints pass through singular poses unharmed: only an end effector is lost there.
    GuardSettings guards() {
        return switch (this) {
            case CARTESIAN_IMPEDANCE, OPERATIONAL_SPACE -> GuardSettings.defaults();
            case JOINT_IMPEDANCE -> GuardSettings.defaults().throughSingularities();
        };
    }

    /// Whether it can follow such actions.
    boolean takes(ActionSpec.Kind kind) {
        return switch (kind) {
            case JOINT_POSITION, JOINT_VELOCITY -> this == JOINT_IMPEDANCE;
            case CARTESIAN_POSITION, CARTESIAN_DELTA -> this != JOINT_IMPEDANCE;
            case MOTOR -> false;
        };
    }
}
