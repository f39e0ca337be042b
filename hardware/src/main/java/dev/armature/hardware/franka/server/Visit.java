package dev.armature.hardware.franka.server;

import dev.armature.hardware.franka.protocol.Header;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A client's TCP connection. For any thread.
final class Visit {

    private final Channel channel;
    private final Header.Form form;

    Visit(Channel channel, Header.Form form) {
        this.channel = channel;
        this.form = form;
    }

    /// The client's address.
    InetAddress address() {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }

    /// Answers a request: its header, then these bytes.
    void answer(Header request, byte... payload) {
        int size = form.bytes() + payload.length;
        ByteBuffer header = ByteBuffer.allocate(form.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        new Header(request.service(), request.commandId(), size).encode(form, header);
        ByteBuf out = channel.alloc().buffer(size);
        out.writeBytes(header.flip()).writeBytes(payload);
        channel.writeAndFlush(out);
    }

    /// Ends the connection.
    void close() {
        channel.close();
    }

    @Override
    public String toString() {
        return String.valueOf(channel.remoteAddress());
    }
}
