package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.hardware.franka.mock.LossGenerator;
import dev.armature.hardware.franka.plant.Patience;
import dev.armature.hardware.franka.protocol.FciVersion;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Datagrams that are no states, or are another's: dropped, counted, and the loop does not notice.
final class Fault04CorruptDatagramTest {

    private static final Patience CALM = new Patience(40_000_000, 20);

    @Test
    void shouldDropWhatIsTruncatedAndGoOn() {
        try (LostRobot lost = new LostRobot(CALM)) {
            lost.mock.hurtStates(index -> index % 4 == 0 ? LossGenerator.Fate.TRUNCATE : LossGenerator.Fate.PASS);
            assertThat(lost.lose(60)).isNull();
            assertThat(lost.robot.received().malformed()).isBetween(10L, 20L);
        }
    }

    @Test
    void shouldNotHearAnotherSender() throws IOException {
        try (LostRobot lost = new LostRobot(CALM);
                DatagramSocket stranger =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            InetSocketAddress client = new InetSocketAddress(InetAddress.getLoopbackAddress(), lost.mock.clientPort());
            Random random = new Random(4);
            double dq = lost.state.dq[0];
            for (int i = 0; i < 200; i++) {
                byte[] bytes = new byte[i % 2 == 0 ? FciVersion.STATE_BYTES : random.nextInt(4000)];
                random.nextBytes(bytes);
                stranger.send(new DatagramPacket(bytes, bytes.length, client));
                lost.tick();
                assertThat(lost.state.dq[0] - dq).isBetween(0.0, 1e-2);
                dq = lost.state.dq[0];
            }
            assertThat(lost.plant.failure()).isNull();
        }
    }
}
