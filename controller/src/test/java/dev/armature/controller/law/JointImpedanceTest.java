package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Controller;
import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointImpedanceTest extends LawContract {

    @Override
    Controller law() {
        return new JointImpedance(PANDA, JointImpedanceGains.defaults());
    }

    @Override
    double tolerance() {
        return 1e-3;
    }

    @Override
    double error() {
        double worst = 0;
        for (int i = 0; i < 7; i++) {
            worst = Math.max(worst, Math.abs(state.q[i] - setpoint.q_d[i]));
        }
        return worst;
    }

    @Override
    void moveSetpoint() {
        for (int i = 0; i < 7; i++) {
            setpoint.q_d[i] = PANDA.home().get(i) + (i % 2 == 0 ? 0.1 : -0.1);
        }
        setpoint.sequence++;
    }

    @Test
    void shouldBeASpringAndADamper() {
        state.q[0] += 0.001;
        state.dq[5] = 0.002;
        law.update(state, setpoint, command);
        assertThat(command.tau_J_d[0]).isCloseTo(-0.1, within(1e-12));
        assertThat(command.tau_J_d[5]).isCloseTo(-0.03, within(1e-12));
        assertThat(command.tau_J_d[3]).isZero();
    }

    @Test
    void shouldReadItsGainsFromAStrictFile() {
        JointImpedanceGains gains;
        try (Config c = Config.parse("law.yaml", "stiffness_nm_per_rad: [1, 2, 3, 4, 5, 6, 7]\ncoriolis: true")) {
            gains = JointImpedanceGains.from(c);
        }
        assertThat(gains.stiffness()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
        assertThat(gains.damping()).isEqualTo(JointImpedanceGains.defaults().damping());
        assertThat(gains.coriolis()).isTrue();
    }

    @Test
    void shouldNameTheKeyWhenAGainIsMissing() {
        Config c = Config.parse("law.yaml", "damping_nm_s_per_rad: [1, 2]");
        assertThatThrownBy(() -> JointImpedanceGains.from(c))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("damping_nm_s_per_rad")
                .hasMessageContaining("7");
    }

    @Test
    void shouldRefuseGainsOfAnotherArm() {
        JointImpedanceGains two = new JointImpedanceGains(List.of(1.0, 1.0), List.of(1.0, 1.0), false);
        assertThatThrownBy(() -> new JointImpedance(PANDA, two)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JointImpedanceGains(List.of(-1.0), List.of(1.0), false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
