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

/// How the robot's time goes, over real sockets. Clients miss commands on purpose; how fast the machine is
/// decides nothing.
final class PacingTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final long SECOND = 1_000_000_000L;

    /// Goes so many times slower than the machine's, or as the test's hand moves it.
    private static final class HandClock implements Clock {

        private final int times;
        private long offset;
        private long held = -1;

        HandClock(int times) {
            this.times = times;
        }

        @Override
        public synchronized long nanoTime() {
            return held >= 0 ? held : Clock.system().nanoTime() / times + offset;
        }

        @Override
        public synchronized void sleepUntil(long deadlineNanos) {
            try {
                while (nanoTime() < deadlineNanos) {
                    wait(1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /// Stands still from now on.
        synchronized void hold() {
            held = nanoTime();
        }

        /// Moves a millisecond on.
        synchronized void step() {
            held += 1_000_000;
            notifyAll();
        }

        /// Goes on by itself.
        synchronized void release() {
            offset = held - Clock.system().nanoTime() / times;
            held = -1;
            notifyAll();
        }
    }

    private static FciServer serve(Pacing pacing, Clock clock, int patience) throws IOException {
        ServerSettings settings = ServerSettings.panda(pacing).onPorts(0).patient(patience);
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
        HandClock clock = new HandClock(20);
        try (FciServer server = serve(pacing, clock, 2);
                FrankaRobot robot = connect(server);
                TorqueMotion motion = robot.startTorqueMotion()) {
            FrankaState state = motion.state();
            double[] none = new double[7];
            clock.hold();
            for (int k = 0; k < 150; k++) {
                motion.send(none, state.messageId);
                clock.step();
                assertThat(motion.receive(5 * SECOND)).isTrue();
            }
            assertThat(state.robotMode).isEqualTo(RobotMode.MOVE);
            assertThat(state.controlCommandSuccessRate).isEqualTo(1);
            assertThat(server.lost()).isZero();
            motion.send(none, state.messageId);
            // the millisecond that is answered has not ended yet
            assertThat(motion.receive(SECOND / 10)).isFalse();
            clock.release();
            assertThat(motion.receive(5 * SECOND)).isTrue();
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
        try (FciServer server = serve(Pacing.REAL_TIME, new HandClock(5), 2);
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
        try (FciServer server = serve(Pacing.LOCK_STEP, new HandClock(2), 500);
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
