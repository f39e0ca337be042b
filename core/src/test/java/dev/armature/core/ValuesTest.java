package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Chunks, states, set-points and commands: copies are whole, and one bad number spoils the lot.
class ValuesTest {

    private static final ActionSpec SPEC =
            new ActionSpec(ActionSpec.Kind.CARTESIAN_POSITION, List.of("x", "y"), List.of("m", "m"), "base");

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldNotBeFiniteWhenOneNumberIsNot(double bad) {
        ActionChunk chunk = new ActionChunk(SPEC, 4, 1);
        assertThat(chunk.finite()).isTrue();
        chunk.set(3, 1, (float) bad);
        assertThat(chunk.finite()).isFalse();

        Command command = new Command(7);
        assertThat(command.finite()).isTrue();
        command.tau_J_d[6] = bad;
        assertThat(command.finite()).isFalse();
        command.zeroTorque();
        command.gripperWidth = bad;
        assertThat(command.finite()).isFalse();

        Setpoint setpoint = new Setpoint(7);
        assertThat(setpoint.finite()).isTrue();
        setpoint.dq_d[0] = bad;
        assertThat(setpoint.finite()).isFalse();

        RobotState state = new RobotState(7);
        assertThat(state.finite()).isTrue();
        state.tau_J[3] = bad;
        assertThat(state.finite()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldNotBeFiniteWhenThePoseIsNot(double bad) {
        Setpoint setpoint = new Setpoint(7);
        setpoint.X_BE_d.getTranslation().setZ(bad);
        assertThat(setpoint.finite()).isFalse();
        RobotState state = new RobotState(7);
        state.X_BE.getTranslation().setX(bad);
        assertThat(state.finite()).isFalse();
        RobotState turned = new RobotState(7);
        turned.X_BE.setUnsafe(bad, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        assertThat(turned.finite()).isFalse();
        Setpoint turnedTo = new Setpoint(7);
        turnedTo.X_BE_d.setUnsafe(1, 0, 0, 0, 0, bad, 0, 0, 0, 0, 1, 0);
        assertThat(turnedTo.finite()).isFalse();
    }

    @Test
    void shouldBeFiniteHoweverLargeFiniteNumbersAre() {
        Setpoint setpoint = new Setpoint(7);
        setpoint.X_BE_d.getTranslation().set(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);
        assertThat(setpoint.finite()).isTrue();
    }

    @Test
    void shouldCopyEverything() {
        RobotState state = new RobotState(2);
        state.timeNanos = 3;
        state.q[1] = 4;
        state.dq[0] = 5;
        state.tau_J[1] = 6;
        state.tau_J_d[0] = 7;
        state.gripperWidth = 8;
        state.X_BE.getTranslation().setY(9);
        RobotState copy = new RobotState(2);
        copy.copyFrom(state);
        assertThat(copy).usingRecursiveComparison().isEqualTo(state);

        Setpoint setpoint = new Setpoint(2);
        setpoint.timeNanos = 1;
        setpoint.sequence = 2;
        setpoint.q_d[0] = 3;
        setpoint.dq_d[1] = 4;
        setpoint.gripperWidth = 5;
        setpoint.X_BE_d.getTranslation().setZ(6);
        Setpoint other = new Setpoint(2);
        other.copyFrom(setpoint);
        assertThat(other).usingRecursiveComparison().isEqualTo(setpoint);

        ActionChunk chunk = new ActionChunk(SPEC, 2, 10);
        chunk.set(1, 0, 3);
        chunk.setStartNanos(5);
        ActionChunk same = new ActionChunk(SPEC, 2, 10);
        same.copyFrom(chunk);
        assertThat(same.get(1, 0)).isEqualTo(3);
        assertThat(same.startNanos()).isEqualTo(5);
        assertThat(same.values()).containsExactly(0, 0, 3, 0);
    }

    @Test
    void shouldRefuseNonsenseAtConstruction() {
        assertThatThrownBy(() -> new ActionChunk(SPEC, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ActionChunk(SPEC, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ActionSpec(ActionSpec.Kind.MOTOR, List.of("a"), List.of(), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
