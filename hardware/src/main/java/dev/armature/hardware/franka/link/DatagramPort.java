package dev.armature.hardware.franka.link;

import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.NetworkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A UDP socket on which one thread waits with a deadline, and which any thread may close meanwhile.
/// Allocates nothing for a datagram.
public final class DatagramPort implements AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Consumer<SelectionKey> READY = key -> {};

    private final Clock clock = Clock.system();
    private final DatagramChannel channel;
    private final Selector selector;

    private DatagramPort(DatagramChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    /// Opens a socket on a free port.
    ///
    /// @throws NetworkException when the system has none
    public static DatagramPort open() {
        try {
            DatagramChannel channel = DatagramChannel.open();
            Selector selector = Selector.open();
            channel.bind(new InetSocketAddress(0)).configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return new DatagramPort(channel, selector);
        } catch (IOException e) {
            throw new NetworkException("no UDP socket: " + e.getMessage(), e);
        }
    }

    /// The local port.
    public int port() {
        return channel.socket().getLocalPort();
    }

    /// Takes the next datagram if one waits.
    ///
    /// @param into cleared, filled and flipped
    /// @return its sender; nothing when none waits
    public @Nullable InetSocketAddress poll(ByteBuffer into) {
        into.clear();
        try {
            InetSocketAddress from = (InetSocketAddress) channel.receive(into);
            into.flip();
            return from;
        } catch (PortUnreachableException e) {
            // the other side's socket is gone; its TCP connection will tell
            into.flip();
            return null;
        } catch (IOException e) {
            throw lost("receive", e);
        }
    }

    /// Waits until a datagram may be there.
    ///
    /// @param deadlineNanos on the system's clock; the system rounds the wait up to whole milliseconds
    /// @return false when the time is over
    /// @throws NetworkException when the socket is closed or the thread interrupted
    public boolean await(long deadlineNanos) {
        long left = deadlineNanos - clock.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            selector.select(READY, (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        } catch (IOException | ClosedSelectorException e) {
            throw lost("receive", e);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new NetworkException("UDP receive: interrupted");
        }
        if (!channel.isOpen()) {
            throw lost("receive", new ClosedChannelException());
        }
        return true;
    }

    /// From now on takes datagrams only from `peer`, and sends there.
    public void connect(InetSocketAddress peer) {
        try {
            channel.connect(peer);
        } catch (IOException e) {
            throw lost("connect", e);
        }
    }

    /// Sends to the peer; a datagram that the system cannot take now is lost.
    public void send(ByteBuffer datagram) {
        try {
            channel.write(datagram);
        } catch (PortUnreachableException e) {
            // as in poll
        } catch (IOException e) {
            throw lost("send", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            throw lost("close", e);
        }
    }

    private static NetworkException lost(String doing, Exception e) {
        return new NetworkException(
                "UDP " + doing + ": "
                        + (e instanceof IOException && e.getMessage() != null ? e.getMessage() : "closed"),
                e);
    }
}
