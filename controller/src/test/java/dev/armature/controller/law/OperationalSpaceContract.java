package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Controller;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.tuple4D.Quaternion;

/// What both settings of the operational-space law must do.
abstract class OperationalSpaceContract extends LawContract {

    abstract OperationalSpaceGains gains();

    @Override
    Controller law() {
        return new OperationalSpace(PANDA, gains());
    }

    @Override
    double tolerance() {
        return 2e-3;
    }

    @Override
    double error() {
        return state.X_BE.getTranslation().differenceNorm(setpoint.X_BE_d.getTranslation());
    }

    @Override
    void moveSetpoint() {
        setpoint.X_BE_d.getTranslation().set(0.36, 0.05, 0.45);
        setpoint.sequence++;
    }

    @Test
    void shouldTurnToTheTargetOrientation() {
        setpoint.X_BE_d.getRotation().appendYawRotation(0.2);
        setpoint.X_BE_d.getRotation().appendPitchRotation(0.1);
        run(settleTicks());
        Quaternion is = new Quaternion(state.X_BE.getRotation());
        assertThat(is.distance(new Quaternion(setpoint.X_BE_d.getRotation()))).isLessThan(0.012);
    }
}
