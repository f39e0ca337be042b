package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.ProtocolException;
import dev.armature.hardware.franka.protocol.Header;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Cuts the stream into responses and keeps each until who asked takes it.
final class Responses {

    /// The longest response: a model library has some 100 kB.
    static final int MAX_BYTES = 16 << 20;

    /// What nobody takes is given up from here on, the oldest first.
    private static final int MAX_WAITING = 64;

    private final Header.Form form;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Deque<Response> waiting = new ArrayDeque<>();
    private volatile @Nullable FrankaException lost;
    private volatile @Nullable Runnable onLoss;

    private record Response(long id, ByteBuffer payload) {}

    /// @param name of the other side, for people
    Responses(Header.Form form, String name) {
        this.form = form;
        this.name = name;
    }

    ChannelInitializer<Channel> pipeline() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                int sizeAt = form.sizeAt();
                channel.pipeline()
                        .addLast(new LengthFieldBasedFrameDecoder(
                                ByteOrder.LITTLE_ENDIAN,
                                MAX_BYTES,
                                sizeAt,
                                Integer.BYTES,
                                -sizeAt - Integer.BYTES,
                                0,
                                true))
                        .addLast(new Receiver());
            }
        };
    }

    ByteBuffer await(long id, Duration timeout) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            ByteBuffer payload = take(id);
            while (payload == null) {
                throwIfLost();
                if (left <= 0) {
                    throw new NetworkException("the " + name + " has not answered for " + timeout.toMillis() + " ms");
                }
                left = change.awaitNanos(left);
                payload = take(id);
            }
            return payload;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException("interrupted while the " + name + " had not yet answered", e);
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    ByteBuffer poll(long id) {
        lock.lock();
        try {
            return take(id);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ByteBuffer take(long id) {
        for (Iterator<Response> each = waiting.iterator(); each.hasNext(); ) {
            Response response = each.next();
            if (response.id == id) {
                each.remove();
                return response.payload;
            }
        }
        return null;
    }

    @Nullable
    FrankaException lost() {
        return lost;
    }

    void throwIfLost() {
        FrankaException why = lost;
        if (why instanceof ProtocolException) {
            throw new ProtocolException(String.valueOf(why.getMessage()));
        }
        if (why != null) {
            // anew, so that the trace is the caller's
            throw new NetworkException(String.valueOf(why.getMessage()), why);
        }
    }

    /// Calls `action` once the connection is lost, at once if it is; what is lost is known by then.
    void onLoss(Runnable action) {
        onLoss = action;
        if (lost != null) {
            action.run();
        }
    }

    private void lose(FrankaException why) {
        lock.lock();
        try {
            if (lost == null) {
                lost = why;
            }
            change.signalAll();
        } finally {
            lock.unlock();
        }
        Runnable action = onLoss;
        if (action != null) {
            action.run();
        }
    }

    private final class Receiver extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
            ByteBuffer bytes = ByteBuffer.allocate(message.readableBytes()).order(ByteOrder.LITTLE_ENDIAN);
            message.readBytes(bytes);
            Header header = Header.decode(form, bytes.flip());
            lock.lock();
            try {
                if (waiting.size() == MAX_WAITING) {
                    waiting.removeFirst();
                }
                waiting.addLast(new Response(header.commandId(), bytes.slice().order(ByteOrder.LITTLE_ENDIAN)));
                change.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            lose(new NetworkException("the " + name + " has closed the connection"));
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // closed either way
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            lose(
                    switch (cause) {
                        case TooLongFrameException e ->
                            new ProtocolException(
                                    "the " + name + " announces a response of more than " + (MAX_BYTES >> 20) + " MiB");
                        case io.netty.handler.codec.DecoderException e ->
                            new ProtocolException("the " + name + " sent a response that is none: " + e.getMessage());
                        default ->
                            new NetworkException(
                                    "the connection to the " + name + " is lost: " + cause.getMessage(), cause);
                    });
            context.close();
        }
    }
}
