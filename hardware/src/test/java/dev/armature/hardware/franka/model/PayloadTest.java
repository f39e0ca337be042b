package dev.armature.hardware.franka.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The numbers are those of libfranka 0.9.2's own test, calculations_tests.cpp; but for the one in the middle
/// of the inertia, which that test does not look at.
final class PayloadTest {

    private static final Payload HAND =
            Payload.of(0.73, new double[] {-0.01, 0, -0.03}, new double[] {0.001, 0, 0, 0, 0.0025, 0, 0, 0, 0.0017});
    private static final Payload LOAD =
            Payload.of(0.5, new double[] {0.01, -0.2, 0.03}, new double[] {0.001, 0, 0, 0, 0.025, 0, 0, 0, 0.3});

    @Test
    void shouldJoinHandAndLoad() {
        Payload total = HAND.and(LOAD);
        assertThat(total.mass()).isEqualTo(1.23);
        assertThat(total.F_x_C())
                .containsExactly(
                        new double[] {-0.00186991869918699, -0.08130081300813009, -0.00560975609756098}, within(1e-16));
        assertThat(total.I())
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
        assertThat(LOAD.and(Payload.NONE)).isEqualTo(LOAD);
        assertThat(Payload.NONE.and(Payload.NONE)).isEqualTo(Payload.NONE);
    }
}
