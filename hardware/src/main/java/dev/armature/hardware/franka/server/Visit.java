package dev.armature.hardware.franka.server;

import dev.armature.hardware.franka.protocol.Header;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client's TCP connection. For any thread.
final class Visit {

    private final Channel channel;
    private final Header.Form form;
    private final Consumer<String> events;
    private final InetAddress address;

    /// @param events hears why a connection was ended
    Visit(Channel channel, Header.Form form, Consumer<String> events) {
        this.channel = channel;
        this.form = form;
        this.events = events;
        // asked for now: a channel that has gone has no address any more
        address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }

    /// Where the client wants its states; a port that cannot be one ends the connection.
    ///
    /// @param udpPort as its Connect says, 0..65535
    @Nullable
    InetSocketAddress states(int udpPort) {
        if (udpPort == 0) {
            end("wants its states at UDP port 0, which is none");
            return null;
        }
        return new InetSocketAddress(address, udpPort);
    }

    /// Answers a request: its header, then these bytes.
    void answer(Header request, byte... payload) {
        send(request, payload);
    }

    /// The same, and ends the connection when the answer is on its way.
    void answerAndClose(Header request, byte... payload) {
        send(request, payload).addListener(ChannelFutureListener.CLOSE);
    }

    private ChannelFuture send(Header request, byte[] payload) {
        int size = form.bytes() + payload.length;
        ByteBuffer header = ByteBuffer.allocate(form.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        new Header(request.service(), request.commandId(), size).encode(form, header);
        ByteBuf out = channel.alloc().buffer(size);
        out.writeBytes(header.flip()).writeBytes(payload);
        return channel.writeAndFlush(out);
    }

    /// Ends the connection and says why.
    ///
    /// @param why what the client did, such as `sent no request`
    void end(String why) {
        events.accept(this + " " + why + "; the connection was ended");
        channel.close();
    }

    @Override
    public String toString() {
        return String.valueOf(channel.remoteAddress());
    }
}
