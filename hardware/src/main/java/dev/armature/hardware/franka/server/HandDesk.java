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
            visit.close();
        } else {
            asks.add(new Ask(visit, header, request));
        }
    }

    @Override
    public void leaves(Visit visit) {
        asks.add(new Ask(visit, new Header(0, 0, 0), null));
    }

    /// One millisecond of the robot's thread.
    void tick(RobotState state, Command command) throws IOException {
        for (Ask ask = asks.poll(); ask != null; ask = asks.poll()) {
            serve(ask);
        }
        GripperStatus ended = motion.tick(state, command);
        if (ended != null) {
            answerRunning(ended);
        }
        if (client != null && --untilState <= 0) {
            untilState = EVERY;
            out.clear();
            new GripperState(++messages, state.gripperWidth, maxWidth, motion.grasped(), CELSIUS).encode(out);
            channel.send(out.flip(), client);
        }
    }

    private void serve(Ask ask) {
        GripperRequest request = ask.request;
        if (request == null) {
            client = null;
            running = null;
            motion.stop();
        } else if (request instanceof GripperRequest.Connect connect) {
            boolean fits = connect.version() == GripperRequest.VERSION;
            client = fits ? new InetSocketAddress(ask.visit.address(), connect.udpPort()) : null;
            byte status = (byte) (fits ? 0 : 1);
            ask.visit.answer(ask.header, status, (byte) 0, (byte) GripperRequest.VERSION, (byte) 0);
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
