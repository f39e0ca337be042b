package dev.armature.hardware.franka.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.RobotState;
import dev.armature.core.testing.AllocationFree;
import org.junit.jupiter.api.Test;

final class ForesightTest {

    private static final double[] HOME = {0, -Math.PI / 4, 0, -3 * Math.PI / 4, 0, Math.PI / 2, Math.PI / 4};

    private final Foresight foresight = new Foresight(Panda.description());
    private final ArmModel model = new ArmModel(Panda.description());
    private final RobotState state = new RobotState(7);
    private final RobotState out = new RobotState(7);

    /// An arm that has accelerated all joints by 2 rad/s² for `seconds`.
    private void at(double seconds, RobotState to) {
        for (int i = 0; i < 7; i++) {
            to.q[i] = HOME[i] + seconds * seconds;
            to.dq[i] = 2 * seconds;
        }
        model.update(to.q, to.dq);
        model.pose(to.X_BE);
    }

    @Test
    void shouldGoOnWithTheAcceleration() {
        at(0.099, state);
        foresight.update(state, 1);
        at(0.1, state);
        foresight.update(state, 1);
        RobotState truth = new RobotState(7);
        for (int lost = 1; lost < 20; lost++) {
            at(0.1 + lost * 1e-3, truth);
            foresight.foresee(lost, out);
            assertThat(out.q).containsExactly(truth.q, within(1e-12));
            assertThat(out.dq).containsExactly(truth.dq, within(1e-12));
            assertThat(out.X_BE.epsilonEquals(truth.X_BE, 1e-9)).isTrue();
        }
    }

    @Test
    void shouldGoOnStraightWhenOnlyOneStateIsKnown() {
        at(0.5, state);
        foresight.update(state, 1);
        foresight.foresee(10, out);
        assertThat(out.dq).containsExactly(state.dq);
        assertThat(out.q[0]).isEqualTo(state.q[0] + 0.01, within(1e-12));
    }

    @Test
    void shouldNotBelieveAnAccelerationThatNoJointHas() {
        at(0, state);
        foresight.update(state, 1);
        state.dq[1] = 1;
        foresight.update(state, 1);
        foresight.foresee(1, out);
        assertThat(out.dq[1]).isEqualTo(1 + 7.5e-3, within(1e-12));
    }

    @AllocationFree
    void shouldAllocateNothing() {
        foresight.update(state, 1);
        foresight.foresee(3, out);
    }
}
