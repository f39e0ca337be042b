package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The joint law against its formula, written out once more.
class JointImpedancePropertyTest {

    private final Setpoint setpoint = new Setpoint(7);
    private final Command command = new Command(7);

    @Property(tries = 200, seed = "101")
    void shouldEqualSpringAndDamperAndCoriolis(@ForAll long seed) {
        Random random = new Random(seed);
        RobotState state = Unbounded.nearHome(random, 1);
        JointImpedanceGains gains = gains(random);
        aim(random, state, 0.5);
        double[] c = new double[7];
        ArmModel model = new ArmModel(Unbounded.PANDA);
        model.update(state.q, state.dq);
        model.coriolis(c);
        new JointImpedance(Unbounded.PANDA, gains).update(state, setpoint, command);
        for (int i = 0; i < 7; i++) {
            double spring = gains.stiffness().get(i) * (setpoint.q_d[i] - state.q[i]);
            double damper = gains.damping().get(i) * (setpoint.dq_d[i] - state.dq[i]);
            assertThat(command.tau_J_d[i]).isCloseTo(spring + damper + (gains.coriolis() ? c[i] : 0), within(1e-10));
        }
    }

    @Property(tries = 200, seed = "102")
    void shouldStayWithinOneNewtonMetreOfWhatWasCommandedLast(@ForAll long seed) {
        Random random = new Random(seed);
        RobotState state = Unbounded.nearHome(random, 1);
        for (int i = 0; i < 7; i++) {
            state.tau_J_d[i] = random.nextDouble(-10, 10);
        }
        aim(random, state, 0.1);
        JointImpedanceGains gains = gains(random);
        new JointImpedance(Unbounded.PANDA, gains).update(state, setpoint, command);
        double[] free = command.tau_J_d.clone();
        Status status = new JointImpedance(Panda.description(), gains).update(state, setpoint, command);
        boolean limited = false;
        for (int i = 0; i < 7; i++) {
            double nearest = Math.clamp(free[i], state.tau_J_d[i] - 1, state.tau_J_d[i] + 1);
            assertThat(command.tau_J_d[i]).isCloseTo(nearest, within(1e-12));
            limited |= nearest != free[i];
        }
        assertThat(status).isEqualTo(limited ? Status.LIMITED : Status.OK);
    }

    @Property(tries = 100, seed = "103")
    void shouldNeverSendAnythingThatIsNotFiniteHoweverLargeTheInputs(@ForAll long seed) {
        Random random = new Random(seed);
        RobotState state = new RobotState(7);
        for (int i = 0; i < 7; i++) {
            state.q[i] = huge(random);
            state.dq[i] = huge(random);
            setpoint.q_d[i] = huge(random);
            setpoint.dq_d[i] = huge(random);
        }
        Status status = new JointImpedance(Panda.description(), gains(random)).update(state, setpoint, command);
        assertThat(command.finite()).isTrue();
        if (status == Status.NOT_FINITE) {
            assertThat(command.tau_J_d).containsOnly(0);
        }
    }

    @Test
    void shouldAnswerTheStateThatItWasGiven() {
        RobotState state = Unbounded.nearHome(new Random(1), 0);
        state.timeNanos = 77;
        setpoint.gripperWidth = 0.07;
        new JointImpedance(Panda.description(), JointImpedanceGains.defaults()).update(state, setpoint, command);
        assertThat(command.timeNanos).isEqualTo(77);
        assertThat(command.gripperWidth).isEqualTo(0.07);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 600.0001, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldNameBoundsAndGainsWhenAStiffnessIsOutOfRange(double bad) {
        List<Double> stiffness = new ArrayList<>(Collections.nCopies(7, 100.0));
        stiffness.set(4, bad);
        assertThatThrownBy(() -> new JointImpedanceGains(stiffness, Collections.nCopies(7, 10.0), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..600")
                .hasMessageContaining(stiffness.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 60.0001, Double.NaN})
    void shouldNameBoundsAndGainsWhenADampingIsOutOfRange(double bad) {
        assertThatThrownBy(() -> new JointImpedanceGains(List.of(1.0), List.of(bad), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..60")
                .hasMessageContaining(String.valueOf(bad));
    }

    @Test
    void shouldCountTheGainsAndTheJointsThatDoNotFit() {
        JointImpedanceGains six =
                new JointImpedanceGains(Collections.nCopies(6, 1.0), Collections.nCopies(6, 1.0), false);
        assertThatThrownBy(() -> new JointImpedance(Panda.description(), six))
                .hasMessage("6 gains for the 7 joints of panda");
    }

    private void aim(Random random, RobotState state, double far) {
        for (int i = 0; i < 7; i++) {
            setpoint.q_d[i] = state.q[i] + random.nextDouble(-far, far);
            setpoint.dq_d[i] = random.nextDouble(-far, far);
        }
    }

    private static double huge(Random random) {
        return random.nextBoolean() ? random.nextGaussian() : Math.copySign(Double.MAX_VALUE, random.nextGaussian());
    }

    private static JointImpedanceGains gains(Random random) {
        return new JointImpedanceGains(
                Arrays.stream(random.doubles(7, 0, 600).toArray()).boxed().toList(),
                Arrays.stream(random.doubles(7, 0, 60).toArray()).boxed().toList(),
                random.nextBoolean());
    }
}
