package dev.armature.hardware.franka.link;

import dev.armature.core.Mailbox;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.protocol.CommandCodec;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// States and commands through Netty's event loop, which wakes the caller. Slower than [DatagramLink] by the
/// wake-up, and it leaves garbage; for those who run everything in event loops.
@SuppressWarnings("FutureReturnValueIgnored") // a datagram that is not sent is lost, as on any network
public final class NettyLink implements StateCommandLink {

    /// Netty's own buffer of 2048 bytes would cut a state off without a word.
    private static final int BUFFER_BYTES = 4096;

    private final Clock clock = Clock.system();
    private final Mailbox<FrankaState> states = new Mailbox<>(FrankaState::new);
    private final StateFilter filter;
    private final CommandCodec codec;
    private final int commandBytes;
    private final EventLoopGroup loop;
    private final Channel channel;
    private volatile @Nullable Thread waiting;
    private volatile boolean connected;

    /// @param robot whose states count
    public NettyLink(InetAddress robot, FciVersion version) {
        this(robot, version, new DefaultThreadFactory("franka-udp", true));
    }

    /// As above, with an event loop on a thread of the caller's making, such as a real-time one.
    public NettyLink(InetAddress robot, FciVersion version, ThreadFactory threads) {
        filter = new StateFilter(robot);
        codec = new CommandCodec(version);
        commandBytes = version.commandBytes();
        loop = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
        channel = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BUFFER_BYTES))
                .handler(new Receiver())
                .bind(0)
                .syncUninterruptibly()
                .channel();
        channel.closeFuture().addListener(closed -> LockSupport.unpark(waiting));
    }

    @Override
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public boolean receive(FrankaState out, long timeoutNanos) {
        long deadline = clock.nanoTime() + timeoutNanos;
        waiting = Thread.currentThread();
        while (!states.poll()) {
            if (!channel.isOpen()) {
                throw new NetworkException("UDP receive: closed");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new NetworkException("UDP receive: interrupted");
            }
            long left = deadline - clock.nanoTime();
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(this, left);
        }
        out.copyFrom(states.latest());
        return true;
    }

    @Override
    public void send(FrankaCommand command) {
        if (!channel.isOpen()) {
            throw new NetworkException("UDP send: closed");
        }
        if (!connected) {
            throw new NetworkException("UDP send: no state has come yet, so the robot's port is unknown");
        }
        ByteBuf bytes = channel.alloc().directBuffer(commandBytes, commandBytes);
        codec.encode(command, bytes.nioBuffer(0, commandBytes).order(ByteOrder.LITTLE_ENDIAN));
        channel.writeAndFlush(bytes.writerIndex(commandBytes), channel.voidPromise());
    }

    @Override
    public LinkCount count() {
        return filter.count();
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private final class Receiver extends SimpleChannelInboundHandler<DatagramPacket> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            ByteBuffer datagram = packet.content().nioBuffer().order(ByteOrder.LITTLE_ENDIAN);
            InetSocketAddress from = packet.sender();
            if (filter.accept(datagram, from, states.writable())) {
                if (!connected) {
                    context.connect(from);
                    connected = true;
                }
                states.publish();
                LockSupport.unpark(waiting);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // a port that cannot be reached: the other side's socket is gone, and its TCP connection will tell
        }
    }
}
