package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.ProtocolException;
import dev.armature.hardware.franka.protocol.Header;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// Requests and their responses over TCP. Any thread may ask; each waits for the response with its own number.
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is told
final class RequestChannel implements AutoCloseable {

    /// Seconds of silence before the system asks whether the other side lives, seconds between asking, and
    /// how often: libfranka's.
    private static final int KEEP_ALIVE_IDLE = 1;

    private static final int KEEP_ALIVE_INTERVAL = 1;
    private static final int KEEP_ALIVE_COUNT = 3;

    private final Header.Form form;
    private final String name;
    private final Responses responses;
    private final EventLoopGroup loop;
    private final Channel channel;
    private long nextId;

    private RequestChannel(Header.Form form, String name, Responses responses, EventLoopGroup loop, Channel channel) {
        this.form = form;
        this.name = name;
        this.responses = responses;
        this.loop = loop;
        this.channel = channel;
    }

    /// Connects.
    ///
    /// @param host name or number
    /// @param name of the other side, for people and for the thread
    /// @throws NetworkException when nobody answers there
    static RequestChannel connect(String host, int port, Header.Form form, Duration timeout, String name) {
        Responses responses = new Responses(form, name);
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("franka-" + name, true), NioIoHandler.newFactory());
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), KEEP_ALIVE_IDLE)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), KEEP_ALIVE_INTERVAL)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), KEEP_ALIVE_COUNT)
                .handler(responses.pipeline())
                .connect(host, port)
                .awaitUninterruptibly();
        if (!connecting.isSuccess()) {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            Throwable cause = connecting.cause();
            throw new NetworkException(
                    "no connection to the " + name + " at " + host + ":" + port + ": " + cause.getMessage()
                            + ". Is FCI switched on in Desk, or the twin running (armature twin --serve fci)?",
                    cause);
        }
        return new RequestChannel(form, name, responses, loop, connecting.channel());
    }

    /// The other side's host.
    InetAddress remote() {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }

    /// Sends a request.
    ///
    /// @param service its number on the wire
    /// @param bytes of its payload
    /// @param payload writes them
    /// @return its own number
    /// @throws FrankaException when the connection is lost
    synchronized long send(long service, int bytes, Consumer<ByteBuffer> payload) {
        throwIfLost();
        long id = nextId++;
        int size = form.bytes() + bytes;
        ByteBuf message = channel.alloc().buffer(size, size);
        ByteBuffer out = message.nioBuffer(0, size).order(ByteOrder.LITTLE_ENDIAN);
        new Header(service, id, size).encode(form, out);
        payload.accept(out);
        channel.writeAndFlush(message.writerIndex(size), channel.voidPromise());
        return id;
    }

    /// Waits for the next response to request `id`.
    ///
    /// @param bytes that its payload has at least
    /// @return its payload, little-endian
    /// @throws NetworkException when the connection is lost or `timeout` over
    /// @throws ProtocolException when it is shorter
    ByteBuffer await(long id, int bytes, Duration timeout) {
        return whole(responses.await(id, timeout), bytes);
    }

    /// Sends the first request of all and waits for the response: who is not wanted finds the connection closed.
    ///
    /// @param responseBytes that the response's payload has at least
    /// @return its payload, little-endian
    ByteBuffer shakeHands(long service, int bytes, Consumer<ByteBuffer> payload, int responseBytes, Duration timeout) {
        try {
            return await(send(service, bytes, payload), responseBytes, timeout);
        } catch (NetworkException e) {
            if (responses.lost() == null) {
                throw e;
            }
            throw new NetworkException(
                    "the " + name + " closed the connection before it answered: another client may be connected, and a "
                            + name + " serves one at a time",
                    e);
        }
    }

    /// The next response to request `id` if it is there; otherwise as [#await].
    @Nullable
    ByteBuffer poll(long id, int bytes) {
        ByteBuffer response = responses.poll(id);
        return response == null ? null : whole(response, bytes);
    }

    private static ByteBuffer whole(ByteBuffer response, int bytes) {
        if (response.remaining() < bytes) {
            throw new ProtocolException(
                    "a response of " + response.remaining() + " bytes where " + bytes + " are the least");
        }
        return response;
    }

    /// @throws FrankaException what ended the connection, if it has ended
    void throwIfLost() {
        responses.throwIfLost();
    }

    /// Calls `action` when the connection ends, at once if it has.
    void onLoss(Runnable action) {
        responses.onLoss(action);
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
