package dev.armature.hardware.franka.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.testing.AllocationFree;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.client.FrankaGripper;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.mock.MockHand;
import dev.armature.hardware.franka.mock.MockRobot;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.RobotService;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FrankaPlantTest {

    /// A machine that is busy with other tests must not count as a robot that is silent.
    private static final Patience CALM = new Patience(2_000_000_000, 20);

    private final MockRobot mock = new MockRobot(FciVersion.PANDA);
    private final FrankaRobot robot =
            FrankaRobot.connect("127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(mock.port()));
    private final FrankaPlant plant =
            new FrankaPlant(robot, Panda.description(), null, CALM, Conditioning.LIMITED, null);
    private final RobotState state = new RobotState(7);
    private final Command command = new Command(7);

    @AfterEach
    void close() {
        plant.close();
        robot.close();
        mock.close();
    }

    @Test
    void shouldTellTheRobotsState() {
        plant.read(state);
        assertThat(state.q[3]).isEqualTo(-3 * Math.PI / 4);
        assertThat(state.X_BE.getTranslationX()).isEqualTo(0.3069);
        assertThat(state.timeNanos).isPositive().isEqualTo(plant.clock().nanoTime());
        long before = state.timeNanos;
        plant.read(state);
        assertThat(state.timeNanos - before).isPositive().isEqualTo((state.timeNanos - before) / 1_000_000 * 1_000_000);
        assertThat(plant.paces()).isTrue();
        assertThat(plant.periodNanos()).isEqualTo(1_000_000);
    }

    @Test
    void shouldStampWithAnotherClock() {
        FrankaPlant stamped =
                new FrankaPlant(robot, Panda.description(), null, CALM, Conditioning.LIMITED, Clock.system());
        long before = System.nanoTime();
        stamped.read(state);
        assertThat(state.timeNanos).isBetween(before, System.nanoTime());
    }

    @Test
    void shouldMoveByTorquesThatRiseAsTheRobotAllows() {
        plant.start();
        command.tau_J_d[2] = 5;
        for (int i = 0; i < 20; i++) {
            plant.read(state);
            plant.write(command);
        }
        assertThat(mock.commands().getFirst().tau_J_d[2]).isEqualTo(0.999999, within(1e-9));
        assertThat(mock.commands().get(3).tau_J_d[2]).isEqualTo(4 * 0.999999, within(1e-9));
        assertThat(mock.commands().getLast().tau_J_d[2]).isEqualTo(5);
        plant.finish();
        assertThat(mock.commands().getLast().motionGenerationFinished).isTrue();
        assertThat(robot.readOnce().robotMode).isEqualTo(RobotMode.IDLE);
        assertThat(plant.lost()).isZero();
    }

    @Test
    void shouldBeLostWhenTheRobotEndsTheMotion() {
        plant.start();
        mock.reflexAfter(30, FrankaError.CARTESIAN_REFLEX);
        assertThatThrownBy(this::endless)
                .isInstanceOf(ControlLost.class)
                .hasMessageContaining("cartesian_reflex")
                .satisfies(e -> assertThat(((ControlLost) e).log()).isNotEmpty());
        long received = mock.received();
        plant.write(command);
        assertThatThrownBy(() -> plant.read(state))
                .isInstanceOf(ControlLost.class)
                .isSameAs(plant.failure());
        assertThatThrownBy(plant::start).isInstanceOf(ControlLost.class);
        robot.readOnce();
        assertThat(mock.received()).isEqualTo(received);
        plant.recover();
        assertThat(plant.failure()).isNull();
        plant.start();
        plant.read(state);
        plant.write(command);
    }

    private void endless() {
        for (int i = 0; i < 100_000; i++) {
            plant.read(state);
            plant.write(command);
        }
    }

    @Test
    void shouldNotSendWhatIsNotFinite() {
        plant.start();
        plant.read(state);
        plant.write(command);
        plant.read(state);
        command.tau_J_d[4] = Double.NaN;
        assertThatThrownBy(() -> plant.write(command))
                .isInstanceOf(ControlLost.class)
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> plant.read(state)).isInstanceOf(ControlLost.class);
        robot.readOnce();
        assertThat(mock.commands()).hasSize(1).allMatch(FrankaCommand::finite);
        assertThat(mock.requests()).contains(new Request.Plain(RobotService.STOP_MOVE));
    }

    @Test
    void shouldMoveAgainAfterACommandThatWasNotFinite() {
        plant.start();
        plant.read(state);
        plant.write(command);
        plant.read(state);
        command.tau_J_d[4] = Double.NaN;
        assertThatThrownBy(() -> plant.write(command)).isInstanceOf(ControlLost.class);
        command.tau_J_d[4] = 0;
        // nobody has read a state since
        plant.recover();
        plant.start();
        plant.read(state);
        plant.write(command);
        plant.read(state);
        assertThat(mock.commands()).hasSize(2);
    }

    @Test
    void shouldBeLostWhenTheHandIsLost() {
        try (MockHand hand = new MockHand();
                HandFollower follower =
                        new HandFollower(FrankaGripper.connect("127.0.0.1", hand.port(), Duration.ofMillis(200)));
                FrankaPlant whole =
                        new FrankaPlant(robot, Panda.description(), follower, CALM, Conditioning.LIMITED, null)) {
            mock.record(false);
            whole.start();
            command.gripperWidth = follower.width();
            for (int i = 0; i < 20; i++) {
                whole.read(state);
                whole.write(command);
            }
            assertThat(state.gripperWidth).isEqualTo(0.04);
            hand.silent(true);
            long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            assertThatThrownBy(() -> {
                        while (System.nanoTime() < until) {
                            whole.read(state);
                            whole.write(command);
                        }
                    })
                    .isInstanceOf(ControlLost.class)
                    .hasMessageContaining("the hand is lost (UDP receive: no state of the gripper for 200 ms)")
                    .hasMessageContaining("Desk");
            robot.readOnce();
            assertThat(mock.requests()).contains(new Request.Plain(RobotService.STOP_MOVE));
            // the hand's connection cannot be had back
            assertThatThrownBy(whole::recover).isSameAs(whole.failure());
        }
    }

    @Test
    void shouldSayWhatIsNotFinite() {
        FrankaState broken = new FrankaState();
        broken.O_T_EE[0] = Double.NaN;
        Conversion.read(broken, state);
        assertThat(state.finite()).isFalse();
    }

    private boolean started;

    @AllocationFree(warmUp = 10_000, runs = 5_000)
    void shouldAllocateNothingInATick() {
        if (!started) {
            started = true;
            mock.record(false);
            plant.start();
        }
        plant.read(state);
        command.tau_J_d[1] = 0.1;
        plant.write(command);
    }
}
