package dev.armature.hardware.franka.server.motion;

import dev.armature.core.robot.CartesianLimits;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;

/// The robot's limits as arrays of velocity, acceleration and jerk.
final class Bounds {

    /// FCI's tick in s.
    static final double DT = 1e-3;

    final JointLimits[] joints;
    final double[][] rates;
    final double[] translation;
    final double[] rotation;
    final double[] elbow = {2.175, 10, 5000};

    Bounds(RobotDescription robot) {
        joints = robot.joints().toArray(new JointLimits[0]);
        rates = new double[joints.length][];
        for (int i = 0; i < joints.length; i++) {
            rates[i] = new double[] {joints[i].dq(), joints[i].ddq(), joints[i].dddq()};
        }
        CartesianLimits c = robot.cartesian();
        translation = new double[] {c.velocity(), c.acceleration(), c.jerk()};
        rotation = new double[] {c.angularVelocity(), c.angularAcceleration(), c.angularJerk()};
    }
}
