package dev.armature.hardware.franka.model;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.controller.arm.Panda;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.protocol.FrankaState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MountedTest {

    private static final RobotDescription PANDA = Panda.description();

    private final FrankaState state = new FrankaState();

    /// As a Panda tells it whose Desk has the Franka Hand.
    MountedTest() {
        System.arraycopy(
                new double[] {0.7071, -0.7071, 0, 0, 0.7071, 0.7071, 0, 0, 0, 0, 1, 0, 0, 0, 0.1034, 1},
                0,
                state.F_T_EE,
                0,
                16);
        state.m_ee[0] = 0.73;
    }

    private void check() {
        Mounted.check("robot 10.0.0.2", state, PANDA);
    }

    @Test
    void shouldTakeTheFrankaHand() {
        assertThatNoException().isThrownBy(this::check);
    }

    @ParameterizedTest
    @CsvSource({"12, 0.0011", "13, -0.0011", "14, 0.2", "14, NaN", "0, NaN"})
    void shouldRefuseAnEndEffectorElsewhere(int element, double value) {
        state.F_T_EE[element] = value;
        assertThatThrownBy(this::check)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("robot 10.0.0.2: ")
                .hasMessageContaining("0.1034) m in the description of panda")
                .hasMessageContaining("in Desk's settings");
    }

    @Test
    void shouldRefuseAFlangeWithoutHand() {
        System.arraycopy(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0.1034, 1}, 0, state.F_T_EE, 0, 16);
        assertThatThrownBy(this::check).isInstanceOf(UserError.class).hasMessageContaining("by 45.0°");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.4, -0.6, 0.4, 0.6})
    void shouldTakeHalfADegreeAtMost(double degrees) {
        double at = Math.toRadians(-45 + degrees);
        state.F_T_EE[0] = Math.cos(at);
        state.F_T_EE[1] = Math.sin(at);
        state.F_T_EE[4] = -Math.sin(at);
        state.F_T_EE[5] = Math.cos(at);
        if (Math.abs(degrees) < 0.5) {
            assertThatNoException().isThrownBy(this::check);
        } else {
            assertThatThrownBy(this::check).isInstanceOf(UserError.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.73, 0.5", "1.2, 0", "NaN, 0", "0.73, NaN"})
    void shouldRefuseAnotherMass(double ee, double load) {
        state.m_ee[0] = ee;
        state.m_load[0] = load;
        assertThatThrownBy(this::check)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("0.76 kg in all")
                .hasMessageContaining("setLoad()");
    }
}
