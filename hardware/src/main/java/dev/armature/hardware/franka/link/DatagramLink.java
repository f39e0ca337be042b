package dev.armature.hardware.franka.link;

import dev.armature.core.time.BriefSpin;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.protocol.CommandCodec;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// States and commands on the caller's own thread: nobody wakes anybody, and nothing is allocated. The default.
public final class DatagramLink implements StateCommandLink {

    /// More than a state, so that a longer datagram is seen to be longer.
    private static final int BUFFER_BYTES = 4096;

    private final Clock clock = Clock.system();
    private final BriefSpin spin = new BriefSpin();
    private final DatagramPort socket = DatagramPort.open();
    private final StateFilter filter;
    private final CommandCodec codec;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private boolean connected;

    /// @param robot whose states count
    public DatagramLink(InetAddress robot, FciVersion version) {
        filter = new StateFilter(robot);
        codec = new CommandCodec(version);
    }

    @Override
    public int port() {
        return socket.port();
    }

    @Override
    public boolean receive(FrankaState state, long timeoutNanos) {
        if (timeoutNanos <= 0) {
            return take(state);
        }
        long start = clock.nanoTime();
        boolean came = false;
        while (!came && spin.goesOn(clock.nanoTime() - start)) {
            came = take(state);
        }
        while (!came && socket.await(start + timeoutNanos)) {
            came = take(state);
        }
        spin.waited(clock.nanoTime() - start);
        return came;
    }

    /// Takes all that waits; the newest is left in `state`.
    private boolean take(FrankaState state) {
        boolean any = false;
        InetSocketAddress from = socket.poll(in);
        while (from != null) {
            any |= filter.accept(in, from, state);
            from = socket.poll(in);
        }
        if (any && !connected) {
            InetSocketAddress source = filter.source();
            if (source != null) {
                socket.connect(source);
                connected = true;
            }
        }
        return any;
    }

    @Override
    public void send(FrankaCommand command) {
        if (!connected) {
            throw new NetworkException("UDP send: no state has come yet, so the robot's port is unknown");
        }
        out.clear();
        codec.encode(command, out);
        socket.send(out.flip());
    }

    @Override
    public LinkCount count() {
        return filter.count();
    }

    @Override
    public void close() {
        socket.close();
    }
}
