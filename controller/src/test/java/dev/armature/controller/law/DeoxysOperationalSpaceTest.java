package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import org.junit.jupiter.api.Test;

class DeoxysOperationalSpaceTest extends OperationalSpaceContract {

    @Override
    OperationalSpaceGains gains() {
        return OperationalSpaceGains.deoxys();
    }

    /// Its null space is an undamped spring toward a pose of its own, so the joints swing while the hand stands still.
    @Override
    @Test
    void shouldStandStillWhenTheSetpointIsWhereTheArmIs() {
        run(2000);
        assertThat(error()).isLessThan(2e-3);
    }

    @Test
    void shouldTakeAwayTorqueTowardAJointEndThatIsNear() {
        double[] q = state.q.clone();
        q[3] = PANDA.joints().get(3).qMax() - 0.05;
        arm.place(q, new double[7]);
        arm.read(state);
        law.reset(state);
        setpoint.X_BE_d.set(state.X_BE);
        setpoint.X_BE_d.getTranslation().addX(0.2);
        for (int i = 0; i < 200; i++) {
            law.update(state, setpoint, command);
            System.arraycopy(command.tau_J_d, 0, state.tau_J_d, 0, 7);
        }
        assertThat(command.tau_J_d[3]).isLessThanOrEqualTo(0);
    }

    @Test
    void shouldReadItsGainsFromAStrictFile() {
        try (Config c = Config.parse("law.yaml", "translational_stiffness_per_s2: 300\nnullspace_stiffness: 2")) {
            OperationalSpaceGains gains = OperationalSpaceGains.from(c, OperationalSpaceGains.deoxys());
            assertThat(gains.translationalStiffness()).isEqualTo(300);
            assertThat(gains.nullspaceStiffness()).isEqualTo(2);
            assertThat(gains.rotationalStiffness()).isEqualTo(250);
        }
        Config tooStiff = Config.parse("law.yaml", "rotational_stiffness_per_s2: 1e6");
        assertThatThrownBy(() -> OperationalSpaceGains.from(tooStiff, OperationalSpaceGains.deoxys()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rotational_stiffness_per_s2");
    }
}
