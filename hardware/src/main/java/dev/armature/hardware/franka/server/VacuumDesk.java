package dev.armature.hardware.franka.server;

import dev.armature.hardware.franka.protocol.GripperStatus;
import dev.armature.hardware.franka.protocol.Header;
import dev.armature.hardware.franka.protocol.VacuumRequest;
import dev.armature.hardware.franka.protocol.VacuumState;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A vacuum gripper that is only pretended, so that its clients can be tried: a pump that reaches its vacuum
/// at once, with a part at the cup or, if so set, with none. Nothing is attached to the arm. All on one of
/// Netty's threads.
final class VacuumDesk implements Desk.Guest, AutoCloseable {

    private static final int STATE_MILLIS = 20;
    private static final int POWER = 80;
    private static final int MILLIBAR = 800;

    private final boolean part;
    private final DatagramChannel channel;
    private final ScheduledFuture<?> states;
    private volatile @Nullable InetSocketAddress client;
    private volatile boolean holding;
    private long messages;

    VacuumDesk(EventLoopGroup group, InetAddress address, boolean part) throws IOException {
        this.part = part;
        channel = DatagramChannel.open().bind(new InetSocketAddress(address, 0));
        channel.configureBlocking(false);
        states = group.next().scheduleAtFixedRate(this::say, 0, STATE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void asks(Visit visit, Header header, ByteBuffer payload) {
        VacuumRequest request = VacuumRequest.decode(header.service(), payload).orElse(null);
        switch (request) {
            case null ->
                visit.end("sent what is no request to a vacuum gripper: service " + header.service() + " with "
                        + payload.remaining() + " bytes");
            case VacuumRequest.Connect connect -> connect(visit, header, connect);
            case VacuumRequest asked
            when client == null -> visit.end("asked something of the vacuum gripper without being connected");
            case VacuumRequest.Vacuum vacuum -> {
                holding = part;
                answer(visit, header, part ? GripperStatus.SUCCESS : GripperStatus.UNSUCCESSFUL);
            }
            case VacuumRequest.DropOff drop -> {
                holding = false;
                answer(visit, header, GripperStatus.SUCCESS);
            }
            case VacuumRequest.Stop stop -> {
                holding = false;
                answer(visit, header, GripperStatus.SUCCESS);
            }
        }
    }

    private void connect(Visit visit, Header header, VacuumRequest.Connect connect) {
        byte version = (byte) VacuumRequest.VERSION;
        client = null;
        if (connect.version() != VacuumRequest.VERSION) {
            visit.answerAndClose(header, (byte) 1, (byte) 0, version, (byte) 0);
            return;
        }
        client = visit.states(connect.udpPort());
        if (client != null) {
            visit.answer(header, (byte) 0, (byte) 0, version, (byte) 0);
        }
    }

    @Override
    public void leaves(Visit visit) {
        client = null;
        holding = false;
    }

    private static void answer(Visit visit, Header header, GripperStatus status) {
        visit.answer(header, (byte) status.ordinal(), (byte) 0);
    }

    private void say() {
        InetSocketAddress to = client;
        if (to == null) {
            return;
        }
        ByteBuffer out = ByteBuffer.allocate(VacuumState.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        boolean held = holding;
        new VacuumState(++messages, held, !held, held, held ? POWER : 0, held ? MILLIBAR : 0).encode(out);
        try {
            channel.send(out.flip(), to);
        } catch (IOException lost) {
            // as if the network had lost it: TCP tells when the client has gone
        }
    }

    @Override
    public void close() throws IOException {
        states.cancel(false);
        channel.close();
    }
}
