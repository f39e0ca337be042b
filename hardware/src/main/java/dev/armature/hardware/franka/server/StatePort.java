package dev.armature.hardware.franka.server;

import dev.armature.hardware.franka.protocol.CommandCodec;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.StateCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// The UDP side of the arm: states out, commands in. Takes datagrams from the client alone. What the network
/// does not take or give is a lost datagram, never an end. One thread; a period allocates nothing.
final class StatePort implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final DatagramChannel channel;
    private final Selector selector;
    private final CommandCodec codec;
    private final ByteBuffer out =
            ByteBuffer.allocateDirect(FciVersion.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer in = ByteBuffer.allocateDirect(4096).order(ByteOrder.LITTLE_ENDIAN);
    private final FrankaCommand received = new FrankaCommand();

    StatePort(InetAddress address, FciVersion version) throws IOException {
        codec = new CommandCodec(version);
        channel = DatagramChannel.open().bind(new InetSocketAddress(address, 0));
        channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER * 4);
        channel.configureBlocking(false);
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
    }

    /// From now on this is the client.
    ///
    /// @throws IOException when nothing can be sent there; there is no client then
    void connect(InetSocketAddress client) throws IOException {
        channel.disconnect();
        drain();
        channel.connect(client);
    }

    /// No client any more.
    void disconnect() {
        try {
            channel.disconnect();
        } catch (IOException still) {
            // it is not sent anything any more, and the next client is connected or refused
        }
    }

    /// Sends a state to the client; one that cannot be sent is a lost one.
    ///
    /// @throws ClosedChannelException when this port is closed
    void send(FrankaState state) throws ClosedChannelException {
        out.clear();
        StateCodec.encode(state, out);
        out.flip();
        try {
            channel.write(out);
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException lost) {
            // no buffer, no route, nobody there: the next one may get through, and TCP tells when the client has gone
        }
    }

    /// Takes the newest command that is there and answers a state later than `after`.
    ///
    /// @param command overwritten when there is one
    /// @return whether there was one
    /// @throws ClosedChannelException when this port is closed
    boolean poll(long after, FrankaCommand command) throws ClosedChannelException {
        boolean found = false;
        long newest = after;
        while (read()) {
            if (codec.decode(in, received) && received.messageId > newest) {
                newest = received.messageId;
                command.copyFrom(received);
                found = true;
            }
        }
        return found;
    }

    /// Waits until something is there, or `millis` have passed, or [#wakeUp()].
    void await(long millis) throws IOException {
        selector.select(millis);
        selector.selectedKeys().clear();
    }

    /// Ends an [#await]; for any thread.
    void wakeUp() {
        selector.wakeup();
    }

    private boolean read() throws ClosedChannelException {
        in.clear();
        try {
            if (channel.isConnected() && channel.read(in) > 0) {
                in.flip();
                return true;
            }
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException lost) {
            // what a state met that did not get through
        }
        return false;
    }

    private void drain() throws IOException {
        in.clear();
        while (channel.receive(in) != null) {
            in.clear();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
