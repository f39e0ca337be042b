package dev.armature.hardware.franka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.ProtocolException;
import dev.armature.hardware.franka.link.NettyLink;
import dev.armature.hardware.franka.mock.MockRobot;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.Header;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.RobotService;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FrankaRobotTest {

    private static final RobotSettings QUICK =
            RobotSettings.DEFAULT.withTimeouts(Duration.ofMillis(500), Duration.ofMillis(300));

    private final MockRobot mock = new MockRobot(FciVersion.PANDA);

    @AfterEach
    void close() {
        mock.close();
    }

    private FrankaRobot connect() {
        return FrankaRobot.connect("127.0.0.1", FciVersion.PANDA, QUICK.withPort(mock.port()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadAState(FciVersion version) {
        try (MockRobot other = new MockRobot(version);
                FrankaRobot robot = FrankaRobot.connect("localhost", version, QUICK.withPort(other.port()))) {
            FrankaState first = robot.readOnce();
            FrankaState second = robot.readOnce();
            assertThat(second.messageId).isGreaterThan(first.messageId);
            assertThat(second.robotMode).isEqualTo(RobotMode.IDLE);
            assertThat(second.q[5]).isEqualTo(Math.PI / 2);
            assertThat(robot.version()).isEqualTo(version);
        }
    }

    @Test
    void shouldReadThroughNettyToo() {
        try (FrankaRobot robot = FrankaRobot.connect(
                "127.0.0.1", FciVersion.PANDA, QUICK.withPort(mock.port()).withLink(NettyLink::new))) {
            long first = robot.readOnce().messageId;
            assertThat(robot.readOnce().messageId).isGreaterThan(first);
        }
    }

    @Test
    void shouldShowStatesUntilTheCallerHasEnough() {
        try (FrankaRobot robot = connect()) {
            long[] seen = {0, 0};
            robot.read(state -> {
                assertThat(state.messageId).isGreaterThan(seen[1]);
                seen[1] = state.messageId;
                return ++seen[0] < 20;
            });
            assertThat(seen[0]).isEqualTo(20);
            assertThat(robot.received().accepted()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void shouldNameBothVersionsWhenTheyDoNotFit() {
        assertThatThrownBy(() -> FrankaRobot.connect("127.0.0.1", FciVersion.FR3, QUICK.withPort(mock.port())))
                .isInstanceOf(IncompatibleVersionException.class)
                .hasMessageContaining("the robot speaks FCI 5 (a Panda")
                .hasMessageContaining("libfranka 0.9")
                .hasMessageContaining("this client FCI 9 (an FR3")
                .hasMessageContaining("Connect with version PANDA")
                .satisfies(e -> {
                    IncompatibleVersionException incompatible = (IncompatibleVersionException) e;
                    assertThat(incompatible.serverVersion()).isEqualTo(5);
                    assertThat(incompatible.clientVersion()).isEqualTo(9);
                });
        mock.script(RobotService.CONNECT, (robot, request) -> new byte[] {1, 4, 0});
        assertThatThrownBy(this::connect)
                .isInstanceOf(IncompatibleVersionException.class)
                .hasMessageContaining("libfranka 0.8");
    }

    @Test
    void shouldSayThatNobodyIsThere() {
        int port = mock.port();
        mock.close();
        assertThatThrownBy(() -> FrankaRobot.connect("127.0.0.1", FciVersion.PANDA, QUICK.withPort(port)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("armature twin --serve fci");
    }

    @Test
    void shouldSayThatAnotherClientMayBeThere() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int bytes : new int[] {0, 16}) {
                CompletableFuture<Void> sendingAway = CompletableFuture.runAsync(() -> sendAway(busy, bytes));
                assertThatThrownBy(() ->
                                FrankaRobot.connect("127.0.0.1", FciVersion.PANDA, QUICK.withPort(busy.getLocalPort())))
                        .isInstanceOf(NetworkException.class)
                        .hasMessageContaining("the robot closed the connection before it answered")
                        .hasMessageContaining("another client");
                sendingAway.join();
            }
        }
    }

    /// At once, or after it has heard the first request.
    private static void sendAway(ServerSocket busy, int bytes) {
        try (Socket client = busy.accept()) {
            client.getInputStream().readNBytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldTimeOutWhenNoStateComes() {
        mock.silent(true);
        assertThatThrownBy(this::connect)
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("no state for 300 ms");
    }

    @Test
    void shouldTimeOutWhenNothingIsAnswered() {
        mock.script(RobotService.SET_JOINT_IMPEDANCE, (robot, request) -> new byte[0]);
        try (FrankaRobot robot = connect()) {
            assertThatThrownBy(() -> robot.setJointImpedance(new double[7]))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("has not answered for 500 ms");
        }
    }

    @Test
    void shouldSendEverySetting() {
        double[] seven = {1, 2, 3, 4, 5, 6, 7};
        double[] six = {8, 9, 10, 11, 12, 13};
        double[] pose = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0.1, 0.2, 0.3, 1};
        try (FrankaRobot robot = connect()) {
            robot.setCollisionBehavior(seven, seven, six, six);
            robot.setJointImpedance(seven);
            robot.setCartesianImpedance(six);
            robot.setGuidingMode(List.of(true, true, false, false, true, true), true);
            robot.setK(pose);
            robot.setEE(pose);
            robot.setLoad(0.5, new double[] {0, 0, 0.1}, new double[9]);
            robot.setFilters(new double[] {100, 100, 100, 100, 100});
            robot.automaticErrorRecovery();
            robot.stop();
        }
        assertThat(mock.requests().stream().map(Request::service))
                .containsExactly(
                        RobotService.CONNECT,
                        RobotService.SET_COLLISION_BEHAVIOR,
                        RobotService.SET_JOINT_IMPEDANCE,
                        RobotService.SET_CARTESIAN_IMPEDANCE,
                        RobotService.SET_GUIDING_MODE,
                        RobotService.SET_EE_TO_K,
                        RobotService.SET_NE_TO_EE,
                        RobotService.SET_LOAD,
                        RobotService.SET_FILTERS,
                        RobotService.AUTOMATIC_ERROR_RECOVERY,
                        RobotService.STOP_MOVE);
        Request.Setting collision = (Request.Setting) mock.requests().get(1);
        assertThat(collision.values().subList(0, 7))
                .isEqualTo(collision.values().subList(14, 21));
        assertThat(collision.values().subList(46, 52)).containsExactly(8.0, 9.0, 10.0, 11.0, 12.0, 13.0);
    }

    @Test
    void shouldNotSendWhatIsNotFinite() {
        try (FrankaRobot robot = connect()) {
            double[] seven = new double[7];
            seven[3] = Double.NaN;
            assertThatIllegalArgumentException().isThrownBy(() -> robot.setJointImpedance(seven));
            assertThatIllegalArgumentException().isThrownBy(() -> robot.setJointImpedance(new double[6]));
            assertThat(mock.requests()).hasSize(1);
        }
    }

    @Test
    void shouldSayWhatTheRobotRefusesAndWhatToDo() {
        mock.script(
                RobotService.SET_EE_TO_K,
                (robot, request) -> robot.answer(RobotService.SET_EE_TO_K, ServiceStatus.INVALID_ARGUMENT));
        mock.script(
                RobotService.STOP_MOVE,
                (robot, request) -> robot.answer(RobotService.STOP_MOVE, ServiceStatus.NOT_POSSIBLE));
        mock.script(RobotService.SET_LOAD, (robot, request) -> new byte[] {77});
        synchronized (mock) {
            mock.state().robotMode = RobotMode.REFLEX;
        }
        try (FrankaRobot robot = connect()) {
            assertThatThrownBy(() -> robot.setK(new double[16]))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("Set EE to K rejected: invalid argument");
            assertThatThrownBy(robot::stop)
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("REFLEX")
                    .hasMessageContaining("automaticErrorRecovery");
            assertThatThrownBy(() -> robot.setLoad(1, new double[3], new double[9]))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("77");
        }
    }

    @Test
    void shouldSayWhatAVersionHasNot() {
        try (FrankaRobot robot = connect()) {
            assertThatThrownBy(robot::robotModel)
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("FCI 5");
        }
        try (MockRobot other = new MockRobot(FciVersion.FR3);
                FrankaRobot robot = FrankaRobot.connect("127.0.0.1", FciVersion.FR3, QUICK.withPort(other.port()))) {
            assertThatThrownBy(() -> robot.setFilters(new double[5])).isInstanceOf(CommandException.class);
            other.script(
                    RobotService.GET_ROBOT_MODEL,
                    (r, request) -> "\0\7\0\0\0<robot/>".getBytes(StandardCharsets.UTF_8));
            assertThat(robot.robotModel()).isEqualTo("<robot/>");
        }
    }

    @Test
    void shouldTakeLongerResponsesAndRefuseShorterOnes() {
        byte[] library = new byte[100_001];
        Arrays.fill(library, 1, library.length, (byte) 3);
        mock.script(RobotService.LOAD_MODEL_LIBRARY, (robot, request) -> library);
        mock.script(RobotService.SET_JOINT_IMPEDANCE, (robot, request) -> new byte[9]);
        mock.script(RobotService.GET_CARTESIAN_LIMIT, (robot, request) -> new byte[153]);
        try (FrankaRobot robot = connect()) {
            assertThat(robot.loadModelLibrary()).hasSize(100_000).containsOnly(3);
            robot.setJointImpedance(new double[7]);
            assertThatThrownBy(() -> robot.virtualWall(1)).isInstanceOf(ProtocolException.class);
            ByteBuffer wall = ByteBuffer.allocate(154).order(ByteOrder.LITTLE_ENDIAN);
            wall.put(1 + 8, (byte) 0).putDouble(1, 0.25).put(153, (byte) 1);
            mock.script(RobotService.GET_CARTESIAN_LIMIT, (r, request) -> wall.array());
            assertThat(robot.virtualWall(4).size()).containsExactly(0.25, 0.0, 0.0);
            assertThat(robot.virtualWall(4).active()).isTrue();
        }
    }

    @Test
    void shouldRefuseAResponseThatIsTooLong() throws Exception {
        try (FrankaRobot robot = connect()) {
            ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            new Header(13, 0, 17 << 20).encode(Header.Form.ROBOT, header);
            mock.raw(header.array());
            assertThatThrownBy(() -> robot.read(state -> true))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("16 MiB");
        }
    }

    @Test
    void shouldRefuseAHeaderThatIsNone() throws Exception {
        try (FrankaRobot robot = connect()) {
            mock.raw(new byte[12]);
            assertThatThrownBy(() -> robot.read(state -> true)).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void shouldNoticeAtOnceThatTheRobotHasGone() throws Exception {
        FrankaRobot robot = FrankaRobot.connect(
                "127.0.0.1",
                FciVersion.PANDA,
                RobotSettings.DEFAULT
                        .withPort(mock.port())
                        .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20)));
        mock.silent(true);
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> robot.read(state -> true));
        Thread.sleep(50);
        long before = System.nanoTime();
        mock.close();
        assertThatThrownBy(reading::join)
                .hasCauseInstanceOf(NetworkException.class)
                .hasMessageContaining("the robot has closed the connection");
        assertThat(System.nanoTime() - before).isLessThan(Duration.ofSeconds(2).toNanos());
        assertThatThrownBy(robot::stop).isInstanceOf(NetworkException.class);
        robot.close();
    }

    @Test
    void shouldNotReadTwiceAtOnce() {
        try (FrankaRobot robot = connect()) {
            robot.read(state -> {
                assertThatThrownBy(robot::readOnce).isInstanceOf(InvalidOperationException.class);
                return false;
            });
            robot.readOnce();
        }
    }
}
