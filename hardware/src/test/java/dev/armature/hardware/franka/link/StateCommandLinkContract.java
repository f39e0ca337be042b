package dev.armature.hardware.franka.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.protocol.CommandCodec;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.StateCodec;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [StateCommandLink] must do, over real sockets.
abstract class StateCommandLinkContract {

    static final long LONG = Duration.ofSeconds(5).toNanos();
    static final long SHORT = Duration.ofMillis(20).toNanos();

    StateCommandLink link = open(FciVersion.PANDA);
    final FrankaState state = new FrankaState();
    DatagramSocket robot = socket();

    abstract StateCommandLink open(FciVersion version);

    private static DatagramSocket socket() {
        try {
            return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void patience() throws IOException {
        robot.setSoTimeout(5000);
    }

    @AfterEach
    void close() {
        link.close();
        robot.close();
    }

    static byte[] state(long id) {
        FrankaState state = new FrankaState();
        state.messageId = id;
        state.q[3] = id;
        state.robotMode = RobotMode.IDLE;
        ByteBuffer out = ByteBuffer.allocate(FciVersion.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        StateCodec.encode(state, out);
        return out.array();
    }

    void send(DatagramSocket from, byte[] datagram) throws IOException {
        from.send(new DatagramPacket(
                datagram, datagram.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), link.port())));
    }

    void send(long... ids) throws IOException {
        for (long id : ids) {
            send(robot, state(id));
        }
    }

    @Test
    void shouldReceiveAState() throws IOException {
        send(7);
        assertThat(link.receive(state, LONG)).isTrue();
        assertThat(state.messageId).isEqualTo(7);
        assertThat(state.q[3]).isEqualTo(7.0);
    }

    @Test
    void shouldTakeTheNewestOfReorderedStates() throws IOException {
        send(0);
        assertThat(link.receive(state, LONG)).isTrue();
        send(2, 1, 4, 2, 3);
        while (state.messageId < 4) {
            assertThat(link.receive(state, LONG)).isTrue();
        }
        assertThat(state.q[3]).isEqualTo(4.0);
        assertThat(link.receive(state, SHORT)).isFalse();
        assertThat(state.messageId).isEqualTo(4);
        assertThat(link.count().old()).isEqualTo(3);
    }

    @Test
    void shouldNeverTakeAStateTwice() throws IOException {
        send(5, 5, 5);
        assertThat(link.receive(state, LONG)).isTrue();
        assertThat(link.receive(state, SHORT)).isFalse();
        send(6);
        assertThat(link.receive(state, LONG)).isTrue();
        assertThat(link.count()).isEqualTo(new LinkCount(2, link.count().old(), 0, 0));
    }

    @Test
    void shouldDropAndCountTruncatedAndLongerStates() throws IOException {
        send(robot, Arrays.copyOf(state(1), 1000));
        send(robot, Arrays.copyOf(state(2), FciVersion.STATE_BYTES + 1));
        send(robot, Arrays.copyOf(state(3), 3000));
        send(robot, new byte[0]);
        send(4);
        while (state.messageId < 4) {
            assertThat(link.receive(state, LONG)).isTrue();
        }
        assertThat(link.count()).isEqualTo(new LinkCount(1, 0, 4, 0));
    }

    @Test
    void shouldTakeStatesOfOnePortOnly() throws IOException {
        send(1);
        assertThat(link.receive(state, LONG)).isTrue();
        try (DatagramSocket other = socket()) {
            send(other, state(100));
            send(other, state(101));
            assertThat(link.receive(state, SHORT)).isFalse();
        }
        send(2);
        assertThat(link.receive(state, LONG)).isTrue();
        assertThat(state.messageId).isEqualTo(2);
    }

    @Test
    void shouldTakeNothingOfAnotherHost() throws IOException {
        link.close();
        link = elsewhere();
        send(1, 2);
        assertThat(link.receive(state, SHORT)).isFalse();
        assertThat(link.count().foreign()).isEqualTo(2);
    }

    abstract StateCommandLink elsewhere();

    @Test
    void shouldSurviveRandomBytes() throws IOException {
        send(1);
        assertThat(link.receive(state, LONG)).isTrue();
        Random random = new Random(31);
        int states = 0;
        for (int id = 2; id < 502; id++) {
            byte[] bytes = new byte[id % 2 == 0 ? FciVersion.STATE_BYTES : random.nextInt(4000)];
            random.nextBytes(bytes);
            if (id % 4 == 0) {
                makeNearlyAState(bytes, id, random);
            } else if (bytes.length >= Long.BYTES) {
                bytes[7] = (byte) 0x80; // whatever the modes, such an id is old
            }
            FrankaState expected = new FrankaState();
            boolean isState =
                    id % 4 == 0 && StateCodec.decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), expected);
            send(robot, bytes);
            assertThat(link.receive(state, isState ? LONG : 0)).isEqualTo(isState);
            if (isState) {
                states++;
                assertThat(state.messageId).isEqualTo(id);
                assertThat(state.q).isEqualTo(expected.q);
            }
        }
        assertThat(link.receive(state, SHORT)).isFalse();
        assertThat(states).isBetween(20, 120);
        send(1000);
        assertThat(link.receive(state, LONG)).isTrue();
        assertThat(link.count().dropped()).isGreaterThan(100);
    }

    /// A newer id, and modes that may be there or not, among random bytes.
    private static void makeNearlyAState(byte[] bytes, long id, Random random) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, id);
        for (int at : new int[] {2280, 2281, 2364}) {
            bytes[at] = (byte) random.nextInt(6);
        }
    }

    @Test
    void shouldAnswerTheSourceOfTheLastState() throws IOException {
        assertThatThrownBy(() -> link.send(new FrankaCommand())).isInstanceOf(NetworkException.class);
        send(1);
        assertThat(link.receive(state, LONG)).isTrue();
        FrankaCommand command = new FrankaCommand();
        command.messageId = 1;
        command.tau_J_d[6] = -0.5;
        link.send(command);
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        robot.receive(packet);
        assertThat(packet.getPort()).isEqualTo(link.port());
        FrankaCommand received = new FrankaCommand();
        ByteBuffer bytes =
                ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new CommandCodec(FciVersion.PANDA).decode(bytes, received)).isTrue();
        assertThat(received.messageId).isEqualTo(1);
        assertThat(received.tau_J_d[6]).isEqualTo(-0.5);
    }

    @Test
    void shouldSayWhenNoStateComes() {
        assertThat(link.receive(state, 0)).isFalse();
        assertThat(link.receive(state, SHORT)).isFalse();
        assertThat(link.count()).isEqualTo(new LinkCount(0, 0, 0, 0));
    }

    @Test
    void shouldGoOnWhenTheRobotsPortCloses() throws IOException {
        send(1);
        assertThat(link.receive(state, LONG)).isTrue();
        robot.close();
        for (int i = 0; i < 3; i++) {
            link.send(new FrankaCommand());
            assertThat(link.receive(state, SHORT)).isFalse();
        }
    }

    @Test
    void shouldEndAWaitWhenClosed() throws InterruptedException {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> link.receive(state, LONG));
        Thread.sleep(50);
        link.close();
        assertThatThrownBy(waiting::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> link.receive(state, LONG)).isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> link.send(new FrankaCommand())).isInstanceOf(NetworkException.class);
    }

    @Test
    void shouldEndAWaitWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> link.receive(state, LONG)).isInstanceOf(NetworkException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
