package dev.armature.hardware.franka.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.GripperRequest;
import dev.armature.hardware.franka.protocol.Header;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RequestCodec;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.RobotService;
import dev.armature.hardware.franka.protocol.StateCodec;
import dev.armature.hardware.franka.protocol.VacuumRequest;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What clients may not, byte for byte, and that the robot outlives it.
final class RefusalTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final Request MOVE = new Request.Move(
            ControllerMode.JOINT_IMPEDANCE,
            MotionGeneratorMode.JOINT_VELOCITY,
            Request.Deviation.ANY,
            Request.Deviation.ANY);

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final FciServer server;
    private final DatagramSocket states;

    RefusalTest() throws IOException {
        server = new FciServer(
                new RigidArm(PANDA, 1_000_000),
                PANDA,
                ServerSettings.panda(Pacing.LOCK_STEP).onPorts(0),
                ModelSource.of(PANDA),
                Clock.system(),
                events::add);
        states = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        states.setSoTimeout(5000);
    }

    @AfterEach
    void close() {
        states.close();
        server.close();
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5000);
        return socket;
    }

    private static byte[] frame(Request request) {
        int service = FciVersion.PANDA.id(request.service());
        ByteBuffer out =
                ByteBuffer.allocate(12 + request.service().requestBytes()).order(ByteOrder.LITTLE_ENDIAN);
        new Header(service, 7, out.capacity()).encode(Header.Form.ROBOT, out);
        RequestCodec.encode(request, out);
        return out.array();
    }

    /// A Connect to hand or vacuum gripper, whose headers are shorter.
    private static byte[] frame(int version, int udpPort) {
        ByteBuffer out = ByteBuffer.allocate(14).order(ByteOrder.LITTLE_ENDIAN);
        new Header(0, 7, 14).encode(Header.Form.GRIPPER, out);
        out.putShort((short) version).putShort((short) udpPort);
        return out.array();
    }

    /// All that the server says until it ends the connection.
    private static byte[] untilEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
            return new byte[0];
        }
    }

    private FrankaState state() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        states.receive(packet);
        FrankaState state = new FrankaState();
        ByteBuffer in = ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(StateCodec.decode(in, state)).isTrue();
        return state;
    }

    /// The seat is free and the arm rests.
    private void shouldServeTheNext() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            try (Socket next = open(server.robotPort())) {
                next.getOutputStream().write(frame(new Request.Connect(5, states.getLocalPort())));
                byte[] answer = next.getInputStream().readNBytes(15);
                if (answer.length == 15) {
                    assertThat(answer[12]).isZero();
                    assertThat(state().robotMode).isEqualTo(RobotMode.IDLE);
                    assertThat(server.failure()).isNull();
                    return;
                }
            } catch (SocketException busy) {
                assertThat(busy).hasMessageContaining("reset");
            }
            Clock.system().sleepUntil(Clock.system().nanoTime() + 20_000_000);
        }
        throw new AssertionError("the server serves nobody any more: " + events);
    }

    @Test
    void shouldEndTheVisitOfWhoHasNotConnected() throws IOException {
        for (Request request : List.of(MOVE, new Request.Plain(RobotService.AUTOMATIC_ERROR_RECOVERY))) {
            try (Socket client = open(server.robotPort())) {
                client.getOutputStream().write(frame(request));
                assertThat(untilEnd(client)).isEmpty();
            }
            assertThat(events)
                    .anyMatch(line -> line.contains(request.service() + " without being connected; the connection"));
        }
        shouldServeTheNext();
    }

    @Test
    void shouldTellAnotherVersionAndGiveItsSeatToTheNext() throws IOException {
        try (Socket client = open(server.robotPort())) {
            client.getOutputStream().write(frame(new Request.Connect(3, states.getLocalPort())));
            byte[] answer = untilEnd(client);
            assertThat(answer).hasSize(15);
            assertThat(answer[12]).isEqualTo((byte) 1);
            assertThat(answer[13]).isEqualTo((byte) 5);
            // while this client still holds its end
            shouldServeTheNext();
        }
    }

    @Test
    void shouldNotMoveForWhoWasRefused() throws IOException {
        byte[] refused = frame(new Request.Connect(3, states.getLocalPort()));
        byte[] move = frame(MOVE);
        byte[] both = Arrays.copyOf(refused, refused.length + move.length);
        System.arraycopy(move, 0, both, refused.length, move.length);
        try (Socket client = open(server.robotPort())) {
            client.getOutputStream().write(both);
            assertThat(untilEnd(client).length).isLessThanOrEqualTo(15);
        }
        shouldServeTheNext();
        assertThat(events).noneMatch(line -> line.contains("in the middle of a motion"));
    }

    @Test
    void shouldRefuseAUdpPortThatIsNone() throws IOException {
        try (Socket arm = open(server.robotPort());
                Socket hand = open(server.gripperPort());
                Socket vacuum = open(server.vacuumPort())) {
            arm.getOutputStream().write(frame(new Request.Connect(5, 0)));
            hand.getOutputStream().write(frame(GripperRequest.VERSION, 0));
            vacuum.getOutputStream().write(frame(VacuumRequest.VERSION, 0));
            assertThat(untilEnd(arm)).isEmpty();
            assertThat(untilEnd(hand)).isEmpty();
            assertThat(untilEnd(vacuum)).isEmpty();
        }
        assertThat(events).filteredOn(line -> line.contains("UDP port 0")).hasSize(3);
        shouldServeTheNext();
    }

    @Test
    void shouldEndTheVisitOfAHandsClientThatHasNotConnected() throws IOException {
        for (int port : List.of(server.gripperPort(), server.vacuumPort())) {
            try (Socket client = open(port)) {
                ByteBuffer stop = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
                new Header(port == server.gripperPort() ? 4 : 3, 7, 10).encode(Header.Form.GRIPPER, stop);
                client.getOutputStream().write(stop.array());
                assertThat(untilEnd(client)).isEmpty();
            }
        }
        shouldServeTheNext();
    }

    @Test
    void shouldGoOnWhenNobodyTakesTheStates() throws IOException {
        try (Socket client = open(server.robotPort())) {
            int gone;
            try (DatagramSocket closed = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                gone = closed.getLocalPort();
            }
            client.getOutputStream().write(frame(new Request.Connect(5, gone)));
            assertThat(client.getInputStream().readNBytes(15)).hasSize(15);
            long now = server.millis();
            while (server.millis() < now + 50) {
                assertThat(server.failure()).isNull();
                Clock.system().sleepUntil(Clock.system().nanoTime() + 5_000_000);
            }
        }
        shouldServeTheNext();
    }
}
