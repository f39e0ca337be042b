package dev.armature.hardware.franka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.ProtocolException;
import dev.armature.hardware.franka.mock.LossGenerator;
import dev.armature.hardware.franka.mock.MockRobot;
import dev.armature.hardware.franka.motion.Callback;
import dev.armature.hardware.franka.motion.CartesianPose;
import dev.armature.hardware.franka.motion.JointPositions;
import dev.armature.hardware.franka.motion.MotionGenerator;
import dev.armature.hardware.franka.motion.Torques;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.RobotService;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ControlTest {

    private static final int TICKS = 200;

    private final MockRobot mock = new MockRobot(FciVersion.PANDA);
    private final FrankaRobot robot = connect(FciVersion.PANDA, mock);

    private static FrankaRobot connect(FciVersion version, MockRobot to) {
        return FrankaRobot.connect(
                "127.0.0.1",
                version,
                RobotSettings.DEFAULT.withPort(to.port()).withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        robot.close();
        mock.close();
    }

    static MotionGenerator generator(MotionGeneratorMode mode, int ticks) {
        int[] tick = {0};
        return switch (mode) {
            case JOINT_POSITION ->
                MotionGenerator.jointPositions((state, period, out) -> {
                    out.q[0] = 0.001 * tick[0] / TICKS;
                    out.motionFinished = ++tick[0] == ticks;
                });
            case JOINT_VELOCITY ->
                MotionGenerator.jointVelocities((state, period, out) -> {
                    out.dq[6] = 0.1 * Math.sin(Math.PI * tick[0] / TICKS);
                    out.motionFinished = ++tick[0] == ticks;
                });
            case CARTESIAN_POSITION ->
                MotionGenerator.cartesianPose((state, period, out) -> {
                    out.O_T_EE[12] = 0.3069 + 1e-3 * tick[0] / TICKS;
                    out.elbow[0] = 1e-4;
                    out.elbow[1] = -1;
                    out.motionFinished = ++tick[0] == ticks;
                });
            default ->
                MotionGenerator.cartesianVelocities((state, period, out) -> {
                    out.O_dP_EE[1] = 0.02 * Math.sin(Math.PI * tick[0] / TICKS);
                    out.motionFinished = ++tick[0] == ticks;
                });
        };
    }

    static Stream<Arguments> motions() {
        return Stream.of(MotionGeneratorMode.values())
                .filter(mode -> mode != MotionGeneratorMode.IDLE && mode != MotionGeneratorMode.NONE)
                .flatMap(mode -> Stream.of(ControllerMode.values())
                        .filter(controller -> controller != ControllerMode.OTHER)
                        .map(controller -> Arguments.of(mode, controller)));
    }

    @ParameterizedTest
    @MethodSource("motions")
    void shouldMoveWithEveryGeneratorAndController(MotionGeneratorMode mode, ControllerMode controller) {
        MotionGenerator generator = generator(mode, TICKS);
        if (controller == ControllerMode.EXTERNAL_CONTROLLER) {
            robot.control((state, period, out) -> out.tau_J[3] = 0.25, generator);
            assertThat(mock.commands().get(TICKS - 2).tau_J_d[3]).isEqualTo(0.25, within(1e-9));
        } else {
            robot.control(generator, controller);
            assertThat(mock.commands().get(TICKS - 2).tau_J_d).containsOnly(0);
        }
        assertThat(mock.requests().get(1))
                .isEqualTo(new Request.Move(controller, mode, Request.Deviation.ANY, Request.Deviation.ANY));
        // each tick one command, the last one with the flag; none lost, none twice
        assertThat(mock.commands()).hasSize(TICKS);
        List<FrankaCommand> commands = mock.commands();
        for (int i = 1; i < TICKS; i++) {
            assertThat(commands.get(i).messageId).isEqualTo(commands.get(i - 1).messageId + 1);
            assertThat(commands.get(i).motionGenerationFinished).isEqualTo(i == TICKS - 1);
        }
        assertThat(robot.readOnce().robotMode).isEqualTo(RobotMode.IDLE);
    }

    @Test
    void shouldMoveAnFr3Too() {
        try (MockRobot other = new MockRobot(FciVersion.FR3);
                FrankaRobot fr3 = connect(FciVersion.FR3, other)) {
            int[] tick = {0};
            fr3.control((state, period, out) -> out.motionFinished = ++tick[0] == 20);
            assertThat(other.commands()).hasSize(20);
            assertThat(other.commands().getLast().torqueCommandFinished).isTrue();
        }
    }

    @Test
    void shouldStartWithThePresentValueAndAPeriodOfZero() {
        List<Long> periods = new ArrayList<>();
        double[] first = new double[7];
        robot.control(
                MotionGenerator.jointPositions((state, period, out) -> {
                    if (periods.isEmpty()) {
                        System.arraycopy(out.q, 0, first, 0, 7);
                    }
                    periods.add(period);
                    out.motionFinished = periods.size() == 10;
                }),
                ControllerMode.JOINT_IMPEDANCE);
        assertThat(periods).startsWith(0L).hasSize(10);
        assertThat(periods.subList(2, 10)).containsOnly(1L);
        assertThat(first[3]).isEqualTo(-3 * Math.PI / 4);
        assertThat(mock.commands().getLast().q_c[3]).isEqualTo(-3 * Math.PI / 4, within(1e-12));
    }

    @Test
    void shouldTellThePeriodOfLostStates() {
        List<Long> periods = new ArrayList<>();
        mock.patience(3);
        robot.control(
                MotionGenerator.jointPositions((state, period, out) -> {
                    if (periods.size() == 50) {
                        mock.hurtStates(LossGenerator.burst(0, 4));
                    }
                    periods.add(period);
                    out.motionFinished = periods.size() == 100;
                }),
                ControllerMode.JOINT_IMPEDANCE);
        assertThat(periods.stream().mapToLong(p -> p).max().orElseThrow()).isBetween(4L, 40L);
    }

    @Test
    void shouldMoveSeveralTimes() {
        for (int i = 0; i < 3; i++) {
            robot.control(generator(MotionGeneratorMode.JOINT_VELOCITY, TICKS), ControllerMode.CARTESIAN_IMPEDANCE);
        }
        assertThat(mock.commands()).hasSize(3 * TICKS);
    }

    @Test
    void shouldNotMoveTwiceAtOnce() {
        Callback<JointPositions> nested = (state, period, out) -> {
            assertThatThrownBy(robot::readOnce).isInstanceOf(InvalidOperationException.class);
            out.motionFinished = true;
        };
        robot.control(MotionGenerator.jointPositions(nested), ControllerMode.JOINT_IMPEDANCE);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        robot.control(MotionGenerator.jointPositions(nested), ControllerMode.EXTERNAL_CONTROLLER));
    }

    @Test
    void shouldCarryTheLastStatesOutOfAReflex() {
        mock.reflexAfter(120, FrankaError.JOINT_MOTION_GENERATOR_VELOCITY_DISCONTINUITY);
        assertThatThrownBy(() -> robot.control(
                        generator(MotionGeneratorMode.JOINT_VELOCITY, TICKS), ControllerMode.JOINT_IMPEDANCE))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("aborted by reflex")
                .hasMessageContaining("[\"joint_motion_generator_velocity_discontinuity\"]")
                .hasMessageContaining("control_command_success_rate: 1")
                .hasMessageContaining("automaticErrorRecovery")
                .satisfies(e -> {
                    List<ControlRecord> log = ((ControlException) e).log();
                    assertThat(log).hasSize(50);
                    assertThat(log.getLast().state().robotMode).isEqualTo(RobotMode.REFLEX);
                    assertThat(log.getLast().command().messageId + 1)
                            .isEqualTo(log.getLast().state().messageId);
                    assertThat(log.getFirst().state().messageId)
                            .isEqualTo(log.getLast().state().messageId - 49);
                });
        // libfranka stops after a reflex too; until somebody recovers, the robot refuses
        assertThat(mock.requests().getLast()).isEqualTo(new Request.Plain(RobotService.STOP_MOVE));
        assertThatThrownBy(() ->
                        robot.control(generator(MotionGeneratorMode.JOINT_VELOCITY, 3), ControllerMode.JOINT_IMPEDANCE))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("REFLEX");
        robot.automaticErrorRecovery();
        robot.control(generator(MotionGeneratorMode.JOINT_VELOCITY, 3), ControllerMode.JOINT_IMPEDANCE);
    }

    @Test
    void shouldSayWhyTheRobotDoesNotStart() {
        mock.script(
                RobotService.MOVE, (m, request) -> m.answer(RobotService.MOVE, ServiceStatus.START_AT_SINGULAR_POSE));
        assertThatThrownBy(() -> robot.control(
                        generator(MotionGeneratorMode.CARTESIAN_POSITION, 3), ControllerMode.JOINT_IMPEDANCE))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("singular");
        assertThat(mock.commands()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceStatus.class,
            names = {"PREEMPTED", "EMERGENCY_ABORTED", "INPUT_ERROR_ABORTED", "ABORTED"})
    void shouldSayWhyTheRobotEndsAMotion(ServiceStatus status) {
        int[] tick = {0};
        assertThatThrownBy(() -> robot.control((state, period, out) -> {
                    if (++tick[0] == 30) {
                        try {
                            mock.endMotion(status);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                }))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining(status.toString());
        assertThat(robot.readOnce().robotMode).isEqualTo(RobotMode.IDLE);
    }

    @Test
    void shouldStopWhatTheRobotAcceptedButDoesNotShow() throws InterruptedException {
        try (MockRobot other = new MockRobot(FciVersion.PANDA);
                FrankaRobot quick = FrankaRobot.connect(
                        "127.0.0.1",
                        FciVersion.PANDA,
                        RobotSettings.DEFAULT
                                .withPort(other.port())
                                .withTimeouts(Duration.ofMillis(200), Duration.ofMillis(200)))) {
            other.script(RobotService.MOVE, (m, request) -> m.answer(RobotService.MOVE, ServiceStatus.MOTION_STARTED));
            assertThatThrownBy(quick::startTorqueMotion)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("has not started the motion that it accepted");
            awaitStop(other, 1);
            other.script(RobotService.MOVE, (m, request) -> {
                m.silent(true);
                return m.answer(RobotService.MOVE, ServiceStatus.MOTION_STARTED);
            });
            assertThatThrownBy(quick::startTorqueMotion).isInstanceOf(NetworkException.class);
            awaitStop(other, 2);
        }
    }

    private static void awaitStop(MockRobot mock, int times) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Request stop = new Request.Plain(RobotService.STOP_MOVE);
        while (mock.requests().stream().filter(stop::equals).count() < times && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(mock.requests().stream().filter(stop::equals)).hasSize(times);
    }

    @Test
    void shouldSayHowToEndAMotionThatIsNotOurs() {
        synchronized (mock) {
            mock.state().controllerMode = ControllerMode.EXTERNAL_CONTROLLER;
        }
        assertThatThrownBy(robot::startTorqueMotion)
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("already in a motion")
                .hasMessageContaining("stop()");
        assertThat(mock.requests()).hasSize(1);
    }

    private void shouldRefuse(Runnable motion, String message) {
        assertThatThrownBy(motion::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(mock.requests().getLast()).isEqualTo(new Request.Plain(RobotService.STOP_MOVE));
        assertThat(mock.commands()).hasSizeBetween(4, 6).allMatch(FrankaCommand::finite);
        assertThat(robot.readOnce().robotMode).isEqualTo(RobotMode.IDLE);
        long received = mock.received();
        robot.readOnce();
        assertThat(mock.received()).isEqualTo(received);
    }

    private static Callback<CartesianPose> pose(int element, double value) {
        int[] tick = {0};
        return (state, period, out) -> {
            if (++tick[0] == 6) {
                out.O_T_EE[element] = value;
            }
        };
    }

    @Test
    void shouldStopAtATorqueThatIsNoNumber() {
        int[] tick = {0};
        Callback<Torques> torques = (state, period, out) -> out.tau_J[5] = ++tick[0] == 6 ? Double.NaN : 0;
        shouldRefuse(() -> robot.control(torques), "tau_J[5] is NaN");
    }

    @Test
    void shouldStopAtAnInfiniteVelocity() {
        int[] tick = {0};
        MotionGenerator generator = MotionGenerator.cartesianVelocities(
                (state, period, out) -> out.O_dP_EE[2] = ++tick[0] == 6 ? Double.POSITIVE_INFINITY : 0);
        shouldRefuse(() -> robot.control(generator, ControllerMode.JOINT_IMPEDANCE), "O_dP_EE[2] is Infinity");
    }

    @ParameterizedTest
    @MethodSource("badPoses")
    void shouldStopAtAMatrixThatIsNoPose(int element, double value) {
        shouldRefuse(
                () -> robot.control(
                        MotionGenerator.cartesianPose(pose(element, value)), ControllerMode.CARTESIAN_IMPEDANCE),
                "O_T_EE");
    }

    static Stream<Arguments> badPoses() {
        // not a number, stretched, mirrored, row-major, scaled
        return Stream.of(
                Arguments.of(13, Double.NaN),
                Arguments.of(0, 1.1),
                Arguments.of(5, -1.0),
                Arguments.of(3, 0.3),
                Arguments.of(15, 2.0));
    }

    @Test
    void shouldStopAtAnElbowWithoutSign() {
        int[] tick = {0};
        MotionGenerator generator = MotionGenerator.cartesianPose((state, period, out) -> {
            out.elbow[0] = 0.1;
            out.elbow[1] = ++tick[0] == 6 ? 0 : -1;
        });
        shouldRefuse(() -> robot.control(generator, ControllerMode.CARTESIAN_IMPEDANCE), "elbow[1]");
    }

    @Test
    void shouldStopWhenTheCallbackThrows() {
        int[] tick = {0};
        shouldRefuse(
                () -> robot.control((state, period, out) -> {
                    if (++tick[0] == 6) {
                        throw new IllegalArgumentException("no more");
                    }
                }),
                "no more");
    }

    @Test
    void shouldEndWhenTheRobotDies() {
        int[] tick = {0};
        long[] died = {0};
        assertThatThrownBy(() -> robot.control((state, period, out) -> {
                    if (++tick[0] == 50) {
                        died[0] = System.nanoTime();
                        mock.close();
                    }
                }))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("the robot has closed the connection");
        assertThat(Duration.ofNanos(System.nanoTime() - died[0])).isLessThan(Duration.ofSeconds(2));
        assertThat(tick[0]).isBetween(50, 51);
    }

    @Test
    void shouldAllocateNothingInACycle() {
        mock.record(false);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] least = {Long.MAX_VALUE};
        long[] tick = {0};
        long[] before = {0};
        double[] aside = new double[1];
        robot.control(
                (state, period, out) -> out.tau_J[1] = aside[0], MotionGenerator.cartesianPose((state, period, out) -> {
                    out.O_T_EE[13] = 1e-5 * Math.sin(1e-3 * tick[0]);
                    out.elbow[0] = 1e-5;
                    out.elbow[1] = -1;
                    if (++tick[0] % 2000 == 0) {
                        long now = threads.getCurrentThreadAllocatedBytes();
                        least[0] = Math.min(least[0], now - before[0]);
                        before[0] = threads.getCurrentThreadAllocatedBytes();
                    }
                    out.motionFinished = least[0] == 0 || tick[0] == 60_000;
                }));
        assertThat(least[0]).as("bytes in 2000 cycles").isZero();
    }
}
