package dev.armature.controller.law;

import dev.armature.core.robot.RobotDescription;

/// How fast a law may change its torques: against what was commanded last, as libfranka reports it.
final class TorqueRate {

    /// The laws run at 1 kHz; their filters and integrals count ticks.
    static final double PERIOD_SECONDS = 1e-3;

    private final double[] step;

    TorqueRate(RobotDescription robot) {
        step = new double[robot.dof()];
        for (int i = 0; i < step.length; i++) {
            step[i] = robot.joints().get(i).dtau() * PERIOD_SECONDS;
        }
    }

    /// Brings `tau` within a tick's reach of `last`. Returns whether it had to.
    boolean limit(double[] tau, double[] last) {
        boolean acted = false;
        for (int i = 0; i < step.length; i++) {
            double difference = tau[i] - last[i];
            if (difference > step[i] || difference < -step[i]) {
                tau[i] = last[i] + Math.copySign(step[i], difference);
                acted = true;
            }
        }
        return acted;
    }
}
