package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.Command;
import dev.armature.core.Controller;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.testing.AllocationFree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import us.ihmc.euclid.matrix.RotationMatrix;

/// What every law must do, whatever it computes.
abstract class LawContract {

    static final RobotDescription PANDA = Panda.description();
    private static final long MILLI = 1_000_000;

    final RigidArm arm = new RigidArm(PANDA, MILLI);
    private static final RotationMatrix TURNED = new RotationMatrix(0.3, 2.5, 0);

    final RobotState state = new RobotState(7);
    final Setpoint setpoint = new Setpoint(7);
    final Command command = new Command(7);
    Controller law = law();

    /// The law under test.
    abstract Controller law();

    /// How far from the set-point the arm may be after [#settleTicks()], in the set-point's own unit.
    abstract double tolerance();

    /// Distance of the state from the set-point.
    abstract double error();

    /// Moves the set-point somewhere near.
    abstract void moveSetpoint();

    int settleTicks() {
        return 4000;
    }

    @BeforeEach
    void start() {
        arm.read(state);
        setpoint.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, setpoint.q_d, 0, 7);
        setpoint.gripperWidth = 0.04;
        law.reset(state);
    }

    @Test
    void shouldConvergeWhenTheSetpointMoves() {
        moveSetpoint();
        assertThat(error()).isGreaterThan(10 * tolerance());
        run(settleTicks());
        assertThat(error()).isLessThan(tolerance());
    }

    @Test
    void shouldStandStillWhenTheSetpointIsWhereTheArmIs() {
        double[] q = state.q.clone();
        run(1000);
        for (int i = 0; i < 7; i++) {
            assertThat(state.q[i]).isBetween(q[i] - 1e-3, q[i] + 1e-3);
        }
    }

    @Test
    void shouldNotJumpWhenReset() {
        moveSetpoint();
        law.update(state, setpoint, command);
        for (double tau : command.tau_J_d) {
            assertThat(Math.abs(tau)).isLessThanOrEqualTo(1.0);
        }
    }

    @Test
    void shouldChangeTorquesByOneNewtonMetreATickAtMost() {
        double[] last = new double[7];
        for (int tick = 0; tick < 2000; tick++) {
            if (tick % 100 == 0) {
                moveSetpoint();
                setpoint.X_BE_d.getTranslation().addX(tick % 200 == 0 ? 0.3 : -0.3);
                setpoint.q_d[tick / 100 % 7] += 0.5;
                setpoint.sequence++;
            }
            run(1);
            for (int i = 0; i < 7; i++) {
                assertThat(Math.abs(command.tau_J_d[i] - last[i])).isLessThanOrEqualTo(1 + 1e-12);
                last[i] = command.tau_J_d[i];
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseAStateThatIsNotFinite(double bad) {
        run(10);
        state.dq[4] = bad;
        assertThat(law.update(state, setpoint, command)).isEqualTo(Status.NOT_FINITE);
        assertThat(command.tau_J_d).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseASetpointThatIsNotFiniteAndGoOnAfterIt(double bad) {
        setpoint.q_d[2] = bad;
        setpoint.X_BE_d.getTranslation().setY(bad);
        assertThat(law.update(state, setpoint, command)).isEqualTo(Status.NOT_FINITE);
        assertThat(command.tau_J_d).containsOnly(0);
        start();
        assertThat(law.update(state, setpoint, command)).isNotEqualTo(Status.NOT_FINITE);
        assertThat(command.finite()).isTrue();
    }

    @Test
    void shouldHandTheGripperThrough() {
        run(1);
        assertThat(command.gripperWidth).isEqualTo(0.04);
    }

    @AllocationFree
    void shouldAllocateNothing() {
        law.update(state, setpoint, command);
    }

    @AllocationFree
    void shouldAllocateNothingWhenTheTargetIsTurnedFar() {
        law.reset(state);
        setpoint.X_BE_d.getRotation().set(TURNED);
        law.update(state, setpoint, command);
    }

    final void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            arm.read(state);
            law.update(state, setpoint, command);
            arm.write(command);
        }
        arm.read(state);
    }
}
