package dev.armature.twin;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.law.JointImpedance;
import dev.armature.controller.law.JointImpedanceGains;
import dev.armature.controller.law.OperationalSpace;
import dev.armature.controller.law.OperationalSpaceGains;
import dev.armature.controller.smooth.BoundedMotion;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.Controller;
import dev.armature.core.robot.RobotDescription;

/// The laws that the project promises, each with gains that it ships.
enum Law {
    JOINT_IMPEDANCE {
        @Override
        Controller make() {
            return new JointImpedance(PANDA, JointImpedanceGains.defaults());
        }

        @Override
        TargetSmoother smoother() {
            return gentle();
        }
    },
    CARTESIAN_IMPEDANCE {
        @Override
        Controller make() {
            return new CartesianImpedance(PANDA, CartesianImpedanceGains.defaults());
        }

        @Override
        TargetSmoother smoother() {
            // it filters its target itself, and its force is bounded
            return TargetSmoother.none();
        }
    },
    OPERATIONAL_SPACE {
        @Override
        Controller make() {
            return new OperationalSpace(PANDA, OperationalSpaceGains.khatib());
        }

        @Override
        TargetSmoother smoother() {
            return gentle();
        }
    };

    static final RobotDescription PANDA = Panda.description();

    /// A law that has not run yet.
    abstract Controller make();

    /// What makes a motion of a target that jumps, before the law.
    abstract TargetSmoother smoother();

    /// Half the robot's speed and a third of its acceleration.
    private static TargetSmoother gentle() {
        return new BoundedMotion(PANDA, 0.5, 0.3, 1e-3);
    }
}
