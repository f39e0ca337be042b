package dev.armature.twin;

import static dev.armature.twin.Law.PANDA;

import dev.armature.core.Setpoint;
import dev.armature.core.robot.JointLimits;
import java.util.Random;

/// Targets for every kind of law, in and out of reach.
final class Targets {

    private Targets() {}

    /// Moves `setpoint` somewhere else.
    static void anywhere(Setpoint setpoint, Random random) {
        setpoint.sequence++;
        for (int i = 0; i < setpoint.q_d.length; i++) {
            JointLimits joint = PANDA.joints().get(i);
            setpoint.q_d[i] = random.nextDouble(joint.qMin() - 0.1, joint.qMax() + 0.1);
        }
        setpoint.X_BE_d.getRotation()
                .setYawPitchRoll(random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5), random.nextDouble(-3, 3));
        setpoint.X_BE_d.getTranslation()
                .set(random.nextDouble(-0.9, 0.9), random.nextDouble(-0.9, 0.9), random.nextDouble(0, 1.2));
    }
}
