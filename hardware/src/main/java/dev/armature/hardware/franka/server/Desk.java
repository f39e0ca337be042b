package dev.armature.hardware.franka.server;

import dev.armature.core.UserError;
import dev.armature.hardware.franka.protocol.Header;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A TCP port that serves one client at a time in FCI's frames. A second client is sent away; what is no
/// frame ends the connection.
final class Desk implements AutoCloseable {

    private static final int MAX_FRAME = 4096;

    private final Header.Form form;
    private final Guest guest;
    private final Consumer<String> events;
    private final AtomicReference<@Nullable Channel> serving = new AtomicReference<>();
    private final Channel port;

    /// Who is told what clients do, on Netty's thread.
    interface Guest {
        /// A request has come.
        ///
        /// @param payload little-endian; valid during the call only
        void asks(Visit visit, Header header, ByteBuffer payload);

        /// The client has gone.
        void leaves(Visit visit);
    }

    /// @throws UserError when the port is taken or may not be had
    Desk(EventLoopGroup group, InetSocketAddress address, Header.Form form, Guest guest, Consumer<String> events) {
        this.form = form;
        this.guest = guest;
        this.events = events;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        welcome(channel);
                    }
                });
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UserError(
                    address.toString(),
                    "cannot be served (" + bound.cause().getMessage() + ")",
                    "Another robot's server may run here; stop it or give another address.",
                    bound.cause());
        }
        port = bound.channel();
    }

    /// The port that is served.
    int port() {
        return ((InetSocketAddress) port.localAddress()).getPort();
    }

    private void welcome(Channel channel) {
        Visit visit = new Visit(channel, form, events);
        if (!serving.compareAndSet(null, channel)) {
            events.accept("a second client from " + visit + " was sent away");
            channel.close();
            return;
        }
        channel.pipeline()
                .addLast(new LengthFieldBasedFrameDecoder(
                        ByteOrder.LITTLE_ENDIAN, MAX_FRAME, form.sizeAt(), Integer.BYTES, -form.bytes(), 0, true))
                .addLast(new Frames(visit));
    }

    @Override
    public void close() {
        port.close().awaitUninterruptibly();
        Channel channel = serving.get();
        if (channel != null) {
            channel.close().awaitUninterruptibly();
        }
    }

    private final class Frames extends SimpleChannelInboundHandler<ByteBuf> {

        private final Visit visit;

        Frames(Visit visit) {
            this.visit = visit;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            ByteBuffer bytes = frame.nioBuffer().order(ByteOrder.LITTLE_ENDIAN);
            guest.asks(visit, Header.decode(form, bytes), bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            serving.set(null);
            guest.leaves(visit);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            events.accept("the connection of " + visit + " was ended: " + cause.getMessage());
            context.close();
        }
    }
}
