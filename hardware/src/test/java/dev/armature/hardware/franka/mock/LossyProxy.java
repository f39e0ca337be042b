package dev.armature.hardware.franka.mock;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A bad network between one client and a robot's server. TCP goes through whole, but for the UDP port that
/// the client names, which becomes the proxy's; datagrams suffer what two [LossGenerator]s say.
public final class LossyProxy implements AutoCloseable {

    /// Where in a Connect request the UDP port lies.
    private static final int PORT_AT = 14;

    private final ServerSocket server;
    private final int robotPort;
    private final DatagramSocket towardRobot;
    private final DatagramSocket towardClient;
    private volatile @Nullable InetSocketAddress client;
    private volatile @Nullable InetSocketAddress robot;
    private final AtomicLong hurt = new AtomicLong();

    /// @param robotPort TCP port of the robot on this machine's loopback
    public LossyProxy(int robotPort, LossGenerator states, LossGenerator commands) {
        this.robotPort = robotPort;
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            server = new ServerSocket(0, 8, loopback);
            towardRobot = new DatagramSocket(new InetSocketAddress(loopback, 0));
            towardClient = new DatagramSocket(new InetSocketAddress(loopback, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::tcp);
        start(() -> udp(towardRobot, towardClient, true, states));
        start(() -> udp(towardClient, towardRobot, false, commands));
    }

    /// The TCP port to connect to.
    public int port() {
        return server.getLocalPort();
    }

    /// How many datagrams did not go through as they were.
    public long hurt() {
        return hurt.get();
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().name("lossy").start(work);
    }

    private void tcp() {
        try (Socket accepted = server.accept();
                Socket forward = new Socket(InetAddress.getLoopbackAddress(), robotPort)) {
            byte[] connect = accepted.getInputStream().readNBytes(PORT_AT + Short.BYTES);
            ByteBuffer bytes = ByteBuffer.wrap(connect).order(ByteOrder.LITTLE_ENDIAN);
            client = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), Short.toUnsignedInt(bytes.getShort(PORT_AT)));
            bytes.putShort(PORT_AT, (short) towardRobot.getLocalPort());
            forward.getOutputStream().write(connect);
            start(() -> {
                pump(accepted, forward);
                close(forward);
            });
            pump(forward, accepted);
        } catch (IOException e) {
            // one side has gone; so has the other now
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // one side has gone
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it was closed
        }
    }

    private void udp(DatagramSocket from, DatagramSocket to, boolean states, LossGenerator loss) {
        DatagramPacket in = new DatagramPacket(new byte[4096], 4096);
        byte @Nullable [] held = null;
        try {
            for (long index = 0; ; index++) {
                in.setLength(4096);
                from.receive(in);
                if (states) {
                    robot = (InetSocketAddress) in.getSocketAddress();
                }
                InetSocketAddress target = states ? client : robot;
                if (target == null) {
                    continue;
                }
                byte[] bytes = Arrays.copyOf(in.getData(), in.getLength());
                LossGenerator.Fate fate = loss.next(index);
                if (fate != LossGenerator.Fate.PASS) {
                    hurt.incrementAndGet();
                }
                switch (fate) {
                    case LOSE -> {}
                    case DUPLICATE -> {
                        send(to, bytes, bytes.length, target);
                        send(to, bytes, bytes.length, target);
                    }
                    case TRUNCATE -> send(to, bytes, bytes.length / 2, target);
                    case REORDER -> {
                        if (held == null) {
                            held = bytes;
                            continue;
                        }
                        send(to, bytes, bytes.length, target);
                    }
                    case PASS -> send(to, bytes, bytes.length, target);
                }
                if (held != null) {
                    send(to, held, held.length, target);
                    held = null;
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void send(DatagramSocket to, byte[] bytes, int length, InetSocketAddress target) throws IOException {
        to.send(new DatagramPacket(bytes, length, target));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        towardRobot.close();
        towardClient.close();
    }
}
