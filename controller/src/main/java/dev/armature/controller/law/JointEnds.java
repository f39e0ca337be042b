package dev.armature.controller.law;

import dev.armature.core.robot.RobotDescription;
import java.util.List;

/// What deoxys does near the joints' ends: a push away between 0.25 and 0.1 rad before them, and no torque toward them
/// nearer than that.
final class JointEnds {

    private static final double FAR = 0.25;
    private static final double NEAR = 0.1;

    private final double[] qMin;
    private final double[] qMax;
    private final double[] weight;
    private final boolean active;

    /// @param weights push for each radian of distance in N·m/rad, one a joint; empty for none of all this
    JointEnds(RobotDescription robot, List<Double> weights) {
        int n = robot.dof();
        qMin = new double[n];
        qMax = new double[n];
        weight = new double[n];
        active = !weights.isEmpty();
        for (int i = 0; i < n; i++) {
            qMin[i] = robot.joints().get(i).qMin();
            qMax[i] = robot.joints().get(i).qMax();
            weight[i] = active ? weights.get(i) : 0;
        }
    }

    /// Adds the push to `tau`.
    void avoid(double[] q, double[] tau) {
        for (int i = 0; active && i < weight.length; i++) {
            double toMax = qMax[i] - q[i];
            double toMin = q[i] - qMin[i];
            if (toMax > NEAR && toMax < FAR) {
                tau[i] -= weight[i] * toMax;
            }
            if (toMin > NEAR && toMin < FAR) {
                tau[i] += weight[i] * toMin;
            }
        }
    }

    /// Takes torque toward an end that is near. Returns whether there was any.
    boolean block(double[] q, double[] tau) {
        boolean acted = false;
        for (int i = 0; active && i < weight.length; i++) {
            if (qMax[i] - q[i] < NEAR && tau[i] > 0 || q[i] - qMin[i] < NEAR && tau[i] < 0) {
                tau[i] = 0;
                acted = true;
            }
        }
        return acted;
    }
}
