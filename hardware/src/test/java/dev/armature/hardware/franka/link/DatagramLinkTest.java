package dev.armature.hardware.franka.link;

import dev.armature.core.testing.AllocationFree;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.StateCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;

final class DatagramLinkTest extends StateCommandLinkContract {

    private final ByteBuffer bytes =
            ByteBuffer.allocateDirect(FciVersion.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer answer = ByteBuffer.allocateDirect(4096);
    private final FrankaState sent = new FrankaState();
    private final FrankaCommand command = new FrankaCommand();
    private final DatagramChannel channel = channel();

    @Override
    StateCommandLink open(FciVersion version) {
        return new DatagramLink(InetAddress.getLoopbackAddress(), version);
    }

    @Override
    StateCommandLink elsewhere() {
        try {
            return new DatagramLink(InetAddress.getByAddress(new byte[] {10, 9, 8, 7}), FciVersion.PANDA);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private DatagramChannel channel() {
        try {
            return DatagramChannel.open()
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), link.port()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AllocationFree(warmUp = 5_000, runs = 5_000)
    void shouldAllocateNothingForAStateAndACommand() throws IOException {
        sent.messageId++;
        bytes.clear();
        StateCodec.encode(sent, bytes);
        channel.write(bytes.flip());
        if (!link.receive(state, LONG)) {
            throw new AssertionError("no state");
        }
        command.messageId = state.messageId;
        link.send(command);
        answer.clear();
        channel.read(answer);
    }
}
