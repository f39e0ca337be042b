package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import org.junit.jupiter.api.Test;

class CartesianImpedanceGainsTest {

    @Test
    void shouldBeTheDefaultsWhenNothingIsGiven() {
        assertThat(CartesianImpedanceGains.from(Config.parse("law.yaml", "{}")))
                .isEqualTo(CartesianImpedanceGains.defaults());
    }

    @Test
    void shouldReadEachKey() {
        CartesianImpedanceGains gains;
        try (Config c = Config.parse("law.yaml", """
                translational_stiffness_n_per_m: 1000
                rotational_damping_nm_s_per_rad: 5
                translational_clip_m: [0.02]
                rotational_clip_rad: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
                """)) {
            gains = CartesianImpedanceGains.from(c);
        }
        assertThat(gains.translationalStiffness()).isEqualTo(1000);
        assertThat(gains.rotationalDamping()).isEqualTo(5);
        assertThat(gains.translationalClip()).isEqualTo(AxisClip.symmetric(0.02));
        assertThat(gains.rotationalClip()).isEqualTo(new AxisClip(-0.1, -0.2, -0.3, 0.4, 0.5, 0.6));
    }

    @Test
    void shouldSayWhichUnitIsMeantWhenTheKeyHasAnother() {
        Config c = Config.parse("law.yaml", "translational_stiffness_n_per_mm: 1");
        CartesianImpedanceGains.from(c);
        assertThatThrownBy(c::close)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("translational_stiffness_n_per_m'");
    }

    @Test
    void shouldRefuseWhatIsOutOfRange() {
        Config stiff = Config.parse("law.yaml", "translational_stiffness_n_per_m: 6001");
        assertThatThrownBy(() -> CartesianImpedanceGains.from(stiff)).isInstanceOf(UserError.class);
        Config clip = Config.parse("law.yaml", "translational_clip_m: [0.1, 0.1]");
        assertThatThrownBy(() -> CartesianImpedanceGains.from(clip)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> AxisClip.symmetric(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AxisClip.symmetric(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
