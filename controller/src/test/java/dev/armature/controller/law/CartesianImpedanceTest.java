package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Controller;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.tuple4D.Quaternion;

class CartesianImpedanceTest extends LawContract {

    @Override
    Controller law() {
        return new CartesianImpedance(PANDA, CartesianImpedanceGains.defaults());
    }

    @Override
    double tolerance() {
        return 1e-3;
    }

    @Override
    double error() {
        return state.X_BE.getTranslation().differenceNorm(setpoint.X_BE_d.getTranslation());
    }

    @Override
    void moveSetpoint() {
        setpoint.X_BE_d.getTranslation().set(state.X_BE.getTranslationX() + 0.05, 0.05, 0.45);
        setpoint.X_BE_d.getRotation().appendYawRotation(0.1);
        setpoint.sequence++;
    }

    @Test
    void shouldTurnToTheTargetOrientation() {
        moveSetpoint();
        run(settleTicks());
        Quaternion is = new Quaternion(state.X_BE.getRotation());
        assertThat(is.distance(new Quaternion(setpoint.X_BE_d.getRotation()))).isLessThan(5e-3);
    }

    @Test
    void shouldNeverPushHarderThanStiffnessTimesClip() {
        run(3000);
        // the arm is held where it is: the target runs away, the wrench must not
        setpoint.X_BE_d.getTranslation().addX(1);
        arm.read(state);
        Arrays.fill(state.dq, 0);
        for (int i = 0; i < 3000; i++) {
            law.update(state, setpoint, command);
            System.arraycopy(command.tau_J_d, 0, state.tau_J_d, 0, 7);
        }
        // joint 2 lies 0.333 m high, the end effector 0.487 m: 20 N along x
        double lever = state.X_BE.getTranslationZ() - 0.333;
        assertThat(command.tau_J_d[1]).isCloseTo(20 * lever, within(0.1));
    }
}
