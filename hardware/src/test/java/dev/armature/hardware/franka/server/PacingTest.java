package dev.armature.hardware.franka.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.client.ControlException;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.client.TorqueMotion;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.motion.MotionGenerator;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.RobotMode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How the robot's time goes, over real sockets. Clients miss commands on purpose; how fast the machine is decides
/// nothing.
final class PacingTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final long SECOND = 1_000_000_000L;

    /// Goes so many times slower than the machine's: a millisecond in which nobody is late.
    private record SlowClock(int times) implements Clock {
        @Override
        public long nanoTime() {
            return Clock.system().nanoTime() / times;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            Clock.system().sleepUntil(deadlineNanos * times);
        }
    }

    private static FciServer serve(Pacing pacing, Clock clock) throws IOException {
        ServerSettings settings = ServerSettings.panda(pacing).onPorts(0).patient(10);
        return new FciServer(
                new RigidArm(PANDA, 1_000_000), PANDA, settings, ModelSource.of(PANDA), clock, event -> {});
    }

    private static FrankaRobot connect(FciServer server) {
        return FrankaRobot.connect(
                "127.0.0.1",
                FciVersion.PANDA,
                RobotSettings.DEFAULT
                        .withPort(server.robotPort())
                        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @EnumSource(names = {"REAL_TIME", "LOCK_STEP_CAPPED"})
    void shouldCountWhatIsAnsweredAndStopAfterTwentyThatAreMissing(Pacing pacing) throws IOException {
        Clock clock = new SlowClock(10);
        try (FciServer server = serve(pacing, clock);
                FrankaRobot robot = connect(server);
                TorqueMotion motion = robot.startTorqueMotion()) {
            FrankaState state = motion.state();
            double[] none = new double[7];
            long begun = clock.nanoTime();
            long first = state.messageId;
            for (int k = 0; k < 120; k++) {
                motion.send(none, state.messageId);
                assertThat(motion.receive(5 * SECOND)).isTrue();
            }
            assertThat(state.robotMode).isEqualTo(RobotMode.MOVE);
            assertThat(state.controlCommandSuccessRate).isBetween(0.9, 1.0);
            // never faster than the clock, but for what a pause of the robot's own thread left to catch up
            assertThat((clock.nanoTime() - begun) / 1_000_000).isGreaterThanOrEqualTo(state.messageId - first - 25);
            long answered = state.messageId - 1;
            assertThatExceptionOfType(ControlException.class)
                    .isThrownBy(() -> {
                        while (motion.receive(5 * SECOND)) {
                            assertThat(state.messageId - answered).isLessThan(200);
                        }
                    })
                    .withMessageContaining("communication_constraints_violation");
            assertThat(state.robotMode).isEqualTo(RobotMode.REFLEX);
            assertThat(state.messageId - answered).isBetween(20L, 60L);
            assertThat(server.lost()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void shouldNotWaitLongForTheFirstCommandWhenTheClockRules() throws IOException {
        try (FciServer server = serve(Pacing.REAL_TIME, Clock.system());
                FrankaRobot robot = connect(server);
                TorqueMotion motion = robot.startTorqueMotion()) {
            FrankaState state = motion.state();
            long begun = state.messageId;
            assertThatThrownBy(() -> {
                        while (motion.receive(5 * SECOND)) {
                            assertThat(state.messageId - begun).isLessThan(900);
                        }
                    })
                    .isInstanceOf(ControlException.class)
                    .hasMessageContaining("communication_constraints_violation");
        }
    }

    @Test
    void shouldServeWhoMovesOrRecoversAtOnceWhenTheArmHasComeToRest() throws IOException {
        try (FciServer server = serve(Pacing.LOCK_STEP, new SlowClock(2));
                FrankaRobot robot = connect(server)) {
            assertThatThrownBy(() -> swing(robot, 500)).hasMessage("enough");
            assertThatExceptionOfType(ControlException.class).isThrownBy(() -> swing(robot, 1e6));
            robot.automaticErrorRecovery();
            FrankaState state = robot.readOnce();
            assertThat(state.robotMode).isEqualTo(RobotMode.IDLE);
            assertThat(state.dq_d).containsOnly(0);
            assertThatThrownBy(() -> swing(robot, 500)).hasMessage("enough");
            assertThat(server.failure()).isNull();
        }
    }

    /// Swings joint 1 and, at half a radian a second, cancels, or jumps to a speed beyond that.
    private static void swing(FrankaRobot robot, double then) {
        AtomicInteger tick = new AtomicInteger();
        robot.control(
                MotionGenerator.jointVelocities((state, period, out) -> {
                    int now = tick.getAndIncrement();
                    if (now == 0) {
                        assertThat(state.dq_d).containsOnly(0);
                    }
                    out.dq[0] = 0.25 * (1 - Math.cos(Math.PI * Math.min(1, now / 300.0)));
                    if (now == 320 && then <= 500) {
                        throw new IllegalStateException("enough");
                    } else if (now == 320) {
                        out.dq[0] = then;
                    }
                }),
                ControllerMode.JOINT_IMPEDANCE,
                Conditioning.NONE);
    }

    @Test
    void shouldAskForRealTimeOnlyWhereTheClockRules() {
        assertThat(FciServer.rights(Pacing.REAL_TIME)).isEqualTo(RealtimeConfig.TRY);
        assertThat(FciServer.rights(Pacing.LOCK_STEP)).isEqualTo(RealtimeConfig.OFF);
        assertThat(FciServer.rights(Pacing.LOCK_STEP_CAPPED)).isEqualTo(RealtimeConfig.OFF);
    }
}
