package dev.armature.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.testing.AllocationFree;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the twin says and takes, as the robot would.
class PandaTwinTest {

    private final Model model = Scenes.load("lift");
    private final Data data = model.newData();
    private final ManualClock clock = new ManualClock(5_000);
    private final PandaTwin twin = new PandaTwin(model, data, clock);
    private final RobotState state = new RobotState(7);
    private final Command command = new Command(7);
    private final double[] home =
            Panda.description().home().stream().mapToDouble(Double::doubleValue).toArray();

    @BeforeEach
    void start() {
        twin.start(home, 0.08);
        twin.settle();
        command.gripperWidth = 0.08;
    }

    @AfterEach
    void close() {
        data.close();
        model.close();
    }

    @Test
    void shouldMoveTimeOnByAMillisecondWithEachCommand() {
        twin.read(state);
        assertThat(state.timeNanos).isEqualTo(5_000);
        run(3);
        twin.read(state);
        assertThat(state.timeNanos).isEqualTo(3_005_000);
        assertThat(twin.periodNanos()).isEqualTo(1_000_000);
        assertThat(data.time()).isCloseTo(0.003, within(1e-12));
    }

    @Test
    void shouldNotMoveTimeWhenRead() {
        double[] before = saved();
        twin.read(state);
        twin.read(state);
        assertThat(saved()).isEqualTo(before);
        assertThat(clock.nanoTime()).isEqualTo(5_000);
    }

    @Test
    void shouldHoldItselfAgainstGravityWhenNothingIsCommanded() {
        run(1000);
        twin.read(state);
        assertThat(state.q).containsExactly(home, within(1e-6));
        assertThat(state.dq).containsExactly(new double[7], within(1e-6));
    }

    @Test
    void shouldAccelerateAsTheControllersModelSays() {
        double[] tau = {5, -8, 3, 6, -2, 1, 0.5};
        System.arraycopy(tau, 0, command.tau_J_d, 0, 7);
        ArmModel arm = new ArmModel(Panda.description());
        arm.update(home, new double[7]);
        DMatrixRMaj M = new DMatrixRMaj(7, 7);
        arm.massMatrixWithArmature(M);
        DMatrixRMaj ddq = new DMatrixRMaj(7, 1);
        CommonOps_DDRM.solve(M, new DMatrixRMaj(7, 1, true, tau), ddq);
        twin.write(command);
        twin.read(state);
        for (int i = 0; i < 7; i++) {
            // joint damping is taken implicitly, and the fingers stand open: both are parts in a thousand
            assertThat(state.dq[i] / 0.001).isCloseTo(ddq.get(i), within(2e-3 * Math.abs(ddq.get(i)) + 2e-3));
        }
    }

    @Test
    void shouldMeasureTorquesWithGravityAndRepeatCommandedOnesWithout() {
        double[] g = new double[7];
        ArmModel arm = new ArmModel(Panda.description());
        for (int i = 0; i < 7; i++) {
            command.tau_J_d[i] = 0.1 * (i + 1);
        }
        twin.write(command);
        twin.read(state);
        // as sensors would: with the weight of the arm where it is now, not where it was when it was commanded
        arm.update(state.q, state.dq);
        arm.gravity(g);
        for (int i = 0; i < 7; i++) {
            assertThat(state.tau_J_d[i]).isEqualTo(0.1 * (i + 1));
            assertThat(state.tau_J[i]).isCloseTo(0.1 * (i + 1) + g[i], within(1e-5));
        }
    }

    @Test
    void shouldNeverExceedTheMotorsTorques() {
        for (int i = 0; i < 7; i++) {
            command.tau_J_d[i] = i % 2 == 0 ? 1000 : -1000;
        }
        twin.write(command);
        twin.read(state);
        assertThat(state.tau_J).containsExactly(87, -87, 87, -87, 12, -12, 12);
    }

    @Test
    void shouldWeakenWhatIsCommandedButNotTheCompensationWhenMotorsAreWeak() {
        twin.write(command);
        twin.read(state);
        double held = state.tau_J[1];
        start();
        twin.setActuatorGain(0.8);
        command.tau_J_d[1] = 10;
        twin.write(command);
        twin.read(state);
        assertThat(state.tau_J[1]).isCloseTo(held + 8, within(1e-3));
        assertThat(state.tau_J_d[1]).isEqualTo(10);
    }

    @Test
    void shouldCloseNoFasterThanTheHand() {
        command.gripperWidth = 0;
        run(200);
        // each finger 0.05 m/s, so the opening shrinks by 0.02 m in 0.2 s
        assertThat(twin.gripperWidth()).isBetween(0.058, 0.068);
        run(800);
        assertThat(twin.gripperWidth()).isCloseTo(0, within(5e-4));
        assertThat(twin.gripperTarget()).isZero();
    }

    @Test
    void shouldKeepTheGripperWithinItsStroke() {
        command.gripperWidth = 3;
        twin.write(command);
        assertThat(twin.gripperTarget()).isEqualTo(0.08);
        command.gripperWidth = -3;
        twin.write(command);
        assertThat(twin.gripperTarget()).isZero();
    }

    @Test
    void shouldForgetTheLastCommandWhenStartedAnew() {
        command.tau_J_d[0] = 20;
        command.gripperWidth = 0;
        run(50);
        data.reset();
        start();
        twin.read(state);
        assertThat(state.q).isEqualTo(home);
        assertThat(state.tau_J_d).containsOnly(0);
        assertThat(state.dq).containsOnly(0);
        assertThat(state.gripperWidth).isEqualTo(0.08);
    }

    @AllocationFree
    void shouldReadAndWriteWithoutAllocating() {
        twin.read(state);
        twin.write(command);
    }

    private void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            twin.write(command);
        }
    }

    private double[] saved() {
        double[] out = new double[data.stateSize()];
        data.saveState(out);
        return out;
    }
}
