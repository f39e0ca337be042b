package dev.armature.hardware.franka.server;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.hardware.franka.protocol.GripperRequest;
import dev.armature.hardware.franka.protocol.GripperState;
import dev.armature.hardware.franka.protocol.GripperStatus;
import dev.armature.hardware.franka.protocol.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The hand's service: requests come on Netty's thread, everything else happens on the robot's.
final class HandDesk implements Desk.Guest, AutoCloseable {

    /// States go out every so many milliseconds.
    private static final int EVERY = 20;

    private static final int CELSIUS = 25;

    private final double maxWidth;
    private final HandMotion motion;
    private final DatagramChannel channel;
    private final ConcurrentLinkedQueue<Ask> asks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(GripperState.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private @Nullable InetSocketAddress client;
    private @Nullable Ask running;
    private long messages;
    private int untilState;

    /// @param request null when the client has gone
    private record Ask(Visit visit, Header header, @Nullable GripperRequest request) {}

    HandDesk(InetAddress address, double maxWidth) throws IOException {
        this.maxWidth = maxWidth;
        motion = new HandMotion(maxWidth);
        channel = DatagramChannel.open().bind(new InetSocketAddress(address, 0));
        channel.configureBlocking(false);
    }

    @Override
    public void asks(Visit visit, Header header, ByteBuffer payload) {
        GripperRequest request =
                GripperRequest.decode(header.service(), payload).orElse(null);
        if (request == null) {
            visit.end("sent what is no request to a hand: service " + header.service() + " with " + payload.remaining()
                    + " bytes");
        } else {
            asks.add(new Ask(visit, header, request));
        }
    }

    @Override
    public void leaves(Visit visit) {
        asks.add(new Ask(visit, new Header(0, 0, 0), null));
    }

    /// One millisecond of the robot's thread.
    void tick(RobotState state, Command command) {
        for (Ask ask = asks.poll(); ask != null; ask = asks.poll()) {
            serve(ask);
        }
        GripperStatus ended = motion.tick(state, command);
        if (ended != null) {
            answerRunning(ended);
        }
        InetSocketAddress to = client;
        if (to != null && --untilState <= 0) {
            untilState = EVERY;
            out.clear();
            new GripperState(++messages, state.gripperWidth, maxWidth, motion.grasped(), CELSIUS).encode(out);
            send(to);
        }
    }

    private void send(InetSocketAddress to) {
        try {
            channel.send(out.flip(), to);
        } catch (IOException lost) {
            // as if the network had lost it: the next state says more, and TCP tells when the client has gone
        }
    }

    private void serve(Ask ask) {
        GripperRequest request = ask.request;
        if (request == null) {
            client = null;
            running = null;
            motion.stop();
        } else if (request instanceof GripperRequest.Connect connect) {
            connect(ask, connect);
        } else if (client == null) {
            ask.visit.end("asked something of the hand without being connected");
        } else if (request instanceof GripperRequest.Stop) {
            motion.stop();
            answerRunning(GripperStatus.ABORTED);
            answer(ask, GripperStatus.SUCCESS);
        } else {
            motion.stop();
            answerRunning(GripperStatus.ABORTED);
            if (motion.begin(request)) {
                running = ask;
            } else {
                answer(ask, GripperStatus.FAIL);
            }
        }
    }

    private void connect(Ask ask, GripperRequest.Connect connect) {
        byte version = (byte) GripperRequest.VERSION;
        client = null;
        if (connect.version() != GripperRequest.VERSION) {
            ask.visit.answerAndClose(ask.header, (byte) 1, (byte) 0, version, (byte) 0);
            return;
        }
        client = ask.visit.states(connect.udpPort());
        if (client != null) {
            ask.visit.answer(ask.header, (byte) 0, (byte) 0, version, (byte) 0);
        }
    }

    private void answerRunning(GripperStatus status) {
        Ask ask = running;
        running = null;
        if (ask != null) {
            answer(ask, status);
        }
    }

    private static void answer(Ask ask, GripperStatus status) {
        ask.visit.answer(ask.header, (byte) status.ordinal(), (byte) 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
