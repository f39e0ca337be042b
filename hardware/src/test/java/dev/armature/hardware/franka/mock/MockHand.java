package dev.armature.hardware.franka.mock;

import dev.armature.hardware.franka.protocol.GripperRequest;
import dev.armature.hardware.franka.protocol.GripperState;
import dev.armature.hardware.franka.protocol.Header;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// A hand that is at once as wide as it is told, or after a while, and says so every few milliseconds.
public final class MockHand implements AutoCloseable {

    private final ServerSocket server;
    private final List<GripperRequest> requests = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<GripperRequest> status = request -> 0;
    private volatile double width = 0.04;
    private volatile boolean closed;
    private volatile boolean silent;
    private volatile boolean left;
    private volatile int takesMillis;
    private @Nullable Header moving;
    private boolean holds;

    public MockHand() {
        try {
            server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("mock-hand").start(this::serve);
    }

    /// The TCP port.
    public int port() {
        return server.getLocalPort();
    }

    /// Every request that came, in order.
    public List<GripperRequest> requests() {
        return requests;
    }

    /// Answers with this status from now on; less than 0 for no answer.
    public void answer(ToIntFunction<GripperRequest> status) {
        this.status = status;
    }

    /// Sends no states, or does again.
    public void silent(boolean on) {
        silent = on;
    }

    /// Motions take so long from now on, in ms; one that another request ends is answered as aborted.
    public void takes(int millis) {
        takesMillis = millis;
    }

    /// Whether its client has gone.
    public boolean left() {
        return left;
    }

    /// Whether a grasp stands.
    public synchronized boolean holds() {
        return holds;
    }

    private void serve() {
        try (Socket client = server.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (!closed) {
                Header header = Header.decode(Header.Form.GRIPPER, little(whole(in, 10)));
                GripperRequest request = GripperRequest.decode(header.service(), little(whole(in, header.size() - 10)))
                        .orElseThrow();
                requests.add(request);
                int answer = status.applyAsInt(request);
                switch (request) {
                    case GripperRequest.Connect c -> {
                        reply(client, header, answer);
                        Thread.ofPlatform().daemon().start(() -> states(c.udpPort()));
                    }
                    case GripperRequest.Move move -> begin(client, header, move.width(), false, answer);
                    case GripperRequest.Grasp grasp -> begin(client, header, grasp.width(), true, answer);
                    default -> {
                        abort(client);
                        reply(client, header, answer);
                    }
                }
            }
        } catch (IOException e) {
            // the client has gone, or this hand
        }
        left = true;
    }

    private void begin(Socket client, Header header, double goal, boolean grasp, int answer) throws IOException {
        abort(client);
        if (takesMillis == 0 || answer != 0) {
            end(client, header, goal, grasp, answer);
            return;
        }
        synchronized (this) {
            moving = header;
        }
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(takesMillis);
                synchronized (this) {
                    if (moving == header) {
                        moving = null;
                        end(client, header, goal, grasp, answer);
                    }
                }
            } catch (IOException | InterruptedException e) {
                // the client has gone, or this hand
            }
        });
    }

    private synchronized void end(Socket client, Header header, double goal, boolean grasp, int answer)
            throws IOException {
        width = goal;
        holds = grasp;
        reply(client, header, answer);
    }

    /// Ends what is under way, and lets go.
    private synchronized void abort(Socket client) throws IOException {
        holds = false;
        if (moving != null) {
            reply(client, moving, 3);
            moving = null;
        }
    }

    private synchronized void reply(Socket client, Header header, int answer) throws IOException {
        if (answer < 0) {
            return;
        }
        boolean connect = header.service() == 0;
        ByteBuffer out = little(new byte[connect ? 14 : 12]);
        new Header(header.service(), header.commandId(), out.capacity()).encode(Header.Form.GRIPPER, out);
        out.putShort((short) answer);
        if (connect) {
            out.putShort((short) GripperRequest.VERSION);
        }
        client.getOutputStream().write(out.array());
    }

    private static byte[] whole(DataInputStream in, int bytes) throws IOException {
        byte[] read = new byte[bytes];
        in.readFully(read);
        return read;
    }

    private void states(int port) {
        try (DatagramSocket udp = new DatagramSocket()) {
            for (long id = 1; !closed; id++) {
                ByteBuffer out = little(new byte[GripperState.BYTES]);
                new GripperState(id, width, 0.08, false, 30).encode(out);
                if (!silent) {
                    udp.send(new DatagramPacket(
                            out.array(),
                            out.capacity(),
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
                }
                Thread.sleep(3);
            }
        } catch (IOException | InterruptedException e) {
            // closed
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
