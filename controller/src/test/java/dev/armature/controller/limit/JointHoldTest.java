package dev.armature.controller.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.core.RobotState;
import org.junit.jupiter.api.Test;

class JointHoldTest {

    private final JointHold hold = new JointHold(Panda.description());
    private final RobotState state = new RobotState(7);
    private final double[] tau = new double[7];

    @Test
    void shouldOnlyDampWhileAJointMovesAndPullBackOnceItHasRested() {
        hold.begin();
        state.dq[0] = 1;
        hold.torques(state, tau);
        assertThat(tau[0]).isNegative();
        state.dq[0] = 0.01;
        state.q[0] = 0.3;
        hold.torques(state, tau);
        state.dq[0] = 0;
        state.q[0] = 0.4;
        hold.torques(state, tau);
        assertThat(tau[0]).isNegative();
        assertThat(tau[1]).isZero();
    }

    @Test
    void shouldForgetWhereItHeldWhenBegunAgain() {
        hold.begin();
        hold.torques(state, tau);
        hold.begin();
        state.q[2] = 1;
        hold.torques(state, tau);
        assertThat(tau[2]).isZero();
    }

    @Test
    void shouldNeverAskForMoreThanTheJointCan() {
        hold.begin();
        hold.torques(state, tau);
        state.q[6] = 100;
        state.dq[0] = -100;
        hold.torques(state, tau);
        assertThat(tau[6]).isEqualTo(-12);
        assertThat(tau[0]).isEqualTo(87);
        hold.damp(state, tau);
        assertThat(tau[6]).isZero();
        assertThat(tau[0]).isEqualTo(87);
    }

    @Test
    void shouldSayWhenTheArmRests() {
        assertThat(hold.atRest(state)).isTrue();
        state.dq[4] = 0.06;
        assertThat(hold.atRest(state)).isFalse();
        state.dq[4] = Double.NaN;
        assertThat(hold.atRest(state)).isFalse();
    }
}
