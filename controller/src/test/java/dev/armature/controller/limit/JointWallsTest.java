package dev.armature.controller.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JointWallsTest {

    private static final RobotDescription PANDA = Panda.description();
    private final JointWalls walls = new JointWalls(PANDA, 0);
    private final RobotState state = new RobotState(7);
    private final double[] low = new double[7];
    private final double[] high = new double[7];
    private final double[] tau = new double[7];

    @BeforeEach
    void wideOpen() {
        new RigidArm(PANDA, 1_000_000).read(state);
        Arrays.fill(low, -87);
        Arrays.fill(high, 87);
    }

    @Test
    void shouldLeaveOrdinaryTorquesAlone() {
        tau[0] = 10;
        tau[1] = -8;
        tau[6] = 2;
        double[] asked = tau.clone();
        assertThat(Walls.limit(walls, state, tau, low, high)).isFalse();
        assertThat(tau).containsExactly(asked);
    }

    @Test
    void shouldBrakeWhenAJointRunsTowardItsEnd() {
        state.q[0] = 2.8;
        state.dq[0] = 1;
        assertThat(Walls.limit(walls, state, tau, low, high)).isTrue();
        assertThat(tau[0]).isNegative();
    }

    @Test
    void shouldLetAJointLeaveItsEnd() {
        state.q[0] = 2.88;
        state.dq[0] = -0.5;
        tau[0] = -1;
        assertThat(Walls.limit(walls, state, tau, low, high)).isFalse();
        assertThat(tau[0]).isEqualTo(-1);
    }

    @Test
    void shouldTakeTorqueAwayBeforeTheTopSpeed() {
        state.dq[5] = 2.4;
        tau[5] = 10;
        assertThat(Walls.limit(walls, state, tau, low, high)).isTrue();
        assertThat(tau[5]).isLessThan(10);
    }

    @Test
    void shouldStayAmongTheTorquesThatCanBeReached() {
        state.q[3] = -0.08;
        state.dq[3] = 2;
        Arrays.fill(low, -0.5);
        Arrays.fill(high, 0.5);
        Walls.limit(walls, state, tau, low, high);
        for (double t : tau) {
            assertThat(t).isBetween(-0.5, 0.5);
        }
    }
}
