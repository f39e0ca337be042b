package dev.armature.hardware.franka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.hardware.franka.protocol.FrankaState;
import org.junit.jupiter.api.Test;

/// The numbers are those of libfranka 0.9.2's own test, calculations_tests.cpp; but for the one in the middle
/// of the inertia, which that test does not look at.
final class TotalLoadTest {

    private final FrankaState state = new FrankaState();
    private final TotalLoad total = new TotalLoad();

    private static void put(double[] to, double... values) {
        System.arraycopy(values, 0, to, 0, values.length);
    }

    @Test
    void shouldJoinHandAndLoad() {
        state.m_ee[0] = 0.73;
        put(state.F_x_Cee, -0.01, 0, -0.03);
        put(state.I_ee, 0.001, 0, 0, 0, 0.0025, 0, 0, 0, 0.0017);
        state.m_load[0] = 0.5;
        put(state.F_x_Cload, 0.01, -0.2, 0.03);
        put(state.I_load, 0.001, 0, 0, 0, 0.025, 0, 0, 0, 0.3);
        total.update(state);
        assertThat(total.m_total).isEqualTo(1.23);
        assertThat(total.F_x_Ctotal)
                .containsExactly(
                        new double[] {-0.00186991869918699, -0.08130081300813009, -0.00560975609756098}, within(1e-16));
        assertThat(total.I_total)
                .containsExactly(
                        new double[] {
                            1.49382113821138e-02,
                            1.18699186991870e-03,
                            -3.56097560975610e-04,
                            1.18699186991870e-03,
                            2.86869918699187e-02,
                            3.56097560975610e-03,
                            -3.56097560975610e-04,
                            3.56097560975610e-03,
                            3.13688617886179e-01
                        },
                        within(1e-14));
    }

    @Test
    void shouldLeaveALoneBodyAsItIs() {
        state.m_load[0] = 0.5;
        put(state.F_x_Cload, 0.01, -0.2, 0.03);
        put(state.I_load, 0.001, 0, 0, 0, 0.025, 0, 0, 0, 0.3);
        // without a mass there is no inertia, whatever is told
        put(state.I_ee, 1, 0, 0, 0, 1, 0, 0, 0, 1);
        total.update(state);
        assertThat(total.I_total).containsExactly(state.I_load, within(1e-14));
        assertThat(total.F_x_Ctotal).containsExactly(state.F_x_Cload);
    }

    @Test
    void shouldBeNothingWithoutMass() {
        put(state.F_x_Cee, -0.01, 0, -0.03);
        total.update(state);
        assertThat(total.m_total).isZero();
        assertThat(total.F_x_Ctotal).containsOnly(0);
        assertThat(total.I_total).containsOnly(0);
    }
}
