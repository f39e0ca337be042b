package dev.armature.hardware.franka.mock;

import dev.armature.hardware.franka.protocol.CommandCodec;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.Header;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RequestCodec;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.RobotService;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import dev.armature.hardware.franka.protocol.StateCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A robot for one client at a time, over real sockets, in lock-step: it sends a state, waits for the
/// command, and is where the command says. While nothing moves, and until the first command of a motion, it
/// sends a state a millisecond.
public final class MockRobot implements AutoCloseable {

    private static final int SLICE_MILLIS = 10;

    private final FciVersion version;
    private final ServerSocket server;
    private final DatagramSocket udp;
    private final CommandCodec codec;
    private final MockArm arm = new MockArm();
    private final ByteBuffer datagram =
            ByteBuffer.allocate(FciVersion.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<RobotService, BiFunction<MockRobot, Request, byte[]>> scripts = new ConcurrentHashMap<>();
    private final List<FrankaCommand> commands = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable Socket client;
    private volatile @Nullable InetSocketAddress target;
    private volatile LossGenerator statesLost = LossGenerator.NONE;
    private volatile long statesSent;
    private volatile int patienceMillis = 200;
    private volatile boolean silent;
    private byte @Nullable [] held;
    private volatile boolean recording = true;
    private volatile boolean closed;
    private long moveId = -1;
    private boolean commanded;
    private @Nullable FrankaError reflexAt;
    private long reflexAtCommand = Long.MAX_VALUE;
    private volatile long received;

    /// Listens on free ports of this machine's loopback.
    public MockRobot(FciVersion version) {
        this.version = version;
        codec = new CommandCodec(version);
        try {
            server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
            udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("mock-tcp", this::serve);
        start("mock-udp", this::stream);
    }

    private void start(String name, Runnable work) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(work));
    }

    /// The TCP port.
    public int port() {
        return server.getLocalPort();
    }

    /// What the robot says of itself; change it only while holding this mock's monitor.
    public FrankaState state() {
        return arm.state;
    }

    /// Every command that came, in order.
    public List<FrankaCommand> commands() {
        return commands;
    }

    /// How many commands came.
    public long received() {
        return received;
    }

    /// Whether to keep the commands; on at first.
    public void record(boolean on) {
        recording = on;
    }

    /// Every request that came, in order.
    public List<Request> requests() {
        return requests;
    }

    /// How many states were sent, lost ones included.
    public long statesSent() {
        return statesSent;
    }

    /// Answers requests of `service` with these bytes from now on; nothing when the script returns none.
    public void script(RobotService service, BiFunction<MockRobot, Request, byte[]> script) {
        scripts.put(service, script);
    }

    /// Hurts states from now on, counted from the next one.
    public void hurtStates(LossGenerator loss) {
        long from = statesSent;
        statesLost = index -> loss.next(index - from);
    }

    /// How long a command may take before the next state goes out without it.
    public void patience(int millis) {
        patienceMillis = millis;
    }

    /// Sends no states, or does again.
    public void silent(boolean on) {
        silent = on;
    }

    /// Ends the motion by a reflex as soon as so many commands have come in all.
    public synchronized void reflexAfter(long count, FrankaError error) {
        reflexAtCommand = count;
        reflexAt = error;
    }

    /// The status of `service` as the byte on the wire.
    public byte[] answer(RobotService service, ServiceStatus status) {
        return new byte[] {(byte) version.statuses(service).indexOf(status)};
    }

    private void serve() {
        while (!closed) {
            try (Socket accepted = server.accept()) {
                client = accepted;
                DataInputStream in = new DataInputStream(accepted.getInputStream());
                while (!closed) {
                    byte[] head = new byte[Header.Form.ROBOT.bytes()];
                    in.readFully(head);
                    Header header = Header.decode(Header.Form.ROBOT, little(head));
                    byte[] payload = new byte[header.size() - head.length];
                    in.readFully(payload);
                    respond(header, payload);
                }
            } catch (IOException e) {
                // the client has gone, or this robot
                target = null;
                synchronized (this) {
                    arm.end();
                }
            }
        }
    }

    private synchronized void respond(Header header, byte[] payload) throws IOException {
        RobotService service = version.service(header.service()).orElseThrow();
        Request request = RequestCodec.decode(service, little(payload)).orElseThrow();
        requests.add(request);
        BiFunction<MockRobot, Request, byte[]> script = scripts.get(service);
        if (script != null) {
            byte[] answer = script.apply(this, request);
            if (answer.length > 0) {
                reply(header.service(), header.commandId(), answer);
            }
            if (service != RobotService.CONNECT || answer[0] != 0) {
                return;
            }
        }
        switch (request) {
            case Request.Connect connect -> {
                if (script == null) {
                    boolean fits = connect.version() == version.number();
                    reply(header.service(), header.commandId(), new byte[] {
                        (byte) (fits ? 0 : 1), (byte) version.number(), 0
                    });
                    if (!fits) {
                        return;
                    }
                }
                target = new InetSocketAddress(InetAddress.getLoopbackAddress(), connect.udpPort());
            }
            case Request.Move move -> {
                if (arm.state.robotMode != RobotMode.IDLE) {
                    reply(header.service(), header.commandId(), answer(service, ServiceStatus.NOT_POSSIBLE));
                    return;
                }
                reply(header.service(), header.commandId(), answer(service, ServiceStatus.MOTION_STARTED));
                moveId = header.commandId();
                commanded = false;
                arm.start(move);
            }
            default -> {
                if (service == RobotService.AUTOMATIC_ERROR_RECOVERY) {
                    arm.recover();
                }
                reply(header.service(), header.commandId(), answer(service, ServiceStatus.SUCCESS));
                if (service == RobotService.STOP_MOVE && moveId >= 0) {
                    endMotion(ServiceStatus.PREEMPTED);
                }
            }
        }
    }

    /// Ends the motion that runs and tells the client so.
    public synchronized void endMotion(ServiceStatus status) throws IOException {
        arm.end();
        reply(version.id(RobotService.MOVE), moveId, answer(RobotService.MOVE, status));
        moveId = -1;
    }

    /// Stops by an error.
    public synchronized void reflex(FrankaError error) throws IOException {
        arm.reflex(error);
        if (moveId >= 0) {
            endMotion(ServiceStatus.REFLEX_ABORTED);
        }
    }

    /// The client's UDP port, as it said when it connected.
    public int clientPort() {
        return Optional.ofNullable(target).orElseThrow().getPort();
    }

    /// Sends bytes to the client as they are.
    public synchronized void raw(byte[] bytes) throws IOException {
        Socket to = client;
        if (to != null) {
            to.getOutputStream().write(bytes);
        }
    }

    private void reply(long service, long id, byte[] payload) throws IOException {
        int size = Header.Form.ROBOT.bytes() + payload.length;
        ByteBuffer out = little(new byte[size]);
        new Header(service, id, size).encode(Header.Form.ROBOT, out);
        out.put(payload);
        raw(out.array());
    }

    private void stream() {
        FrankaCommand command = new FrankaCommand();
        DatagramPacket in = new DatagramPacket(new byte[4096], 4096);
        ByteBuffer bytes = little(in.getData());
        try {
            while (!closed) {
                boolean lockStep;
                synchronized (this) {
                    arm.state.messageId++;
                    lockStep = moveId >= 0 && commanded;
                    datagram.clear();
                    StateCodec.encode(arm.state, datagram);
                }
                if (!silent) {
                    send();
                }
                // in slices, because the motion may be ended over TCP meanwhile
                int left = lockStep ? patienceMillis : 1;
                boolean came = false;
                while (!came && left > 0 && (!lockStep || moving())) {
                    udp.setSoTimeout(Math.min(left, SLICE_MILLIS));
                    left -= SLICE_MILLIS;
                    came = receive(in);
                }
                if (came) {
                    bytes.clear().limit(in.getLength());
                    if (codec.decode(bytes, command)) {
                        take(command);
                    }
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private boolean receive(DatagramPacket in) throws IOException {
        try {
            in.setLength(4096);
            udp.receive(in);
            return true;
        } catch (SocketTimeoutException e) {
            // no command: the next state goes out all the same
            return false;
        }
    }

    private synchronized boolean moving() {
        return moveId >= 0;
    }

    private synchronized void take(FrankaCommand command) throws IOException {
        received = received + 1;
        if (recording) {
            FrankaCommand copy = new FrankaCommand();
            copy.copyFrom(command);
            commands.add(copy);
        }
        if (moveId < 0) {
            return;
        }
        commanded = true;
        arm.follow(command);
        if (received >= reflexAtCommand) {
            reflexAtCommand = Long.MAX_VALUE;
            reflex(Optional.ofNullable(reflexAt).orElseThrow());
        } else if (command.motionGenerationFinished) {
            endMotion(ServiceStatus.SUCCESS);
        }
    }

    private void send() throws IOException {
        InetSocketAddress to = target;
        if (to == null) {
            return;
        }
        LossGenerator.Fate fate = statesLost.next(statesSent);
        statesSent = statesSent + 1;
        byte[] late = held;
        held = null;
        if (fate == LossGenerator.Fate.REORDER && late == null) {
            held = datagram.array().clone();
            return;
        }
        int length = fate == LossGenerator.Fate.TRUNCATE ? datagram.capacity() / 2 : datagram.capacity();
        int times = fate == LossGenerator.Fate.LOSE ? 0 : fate == LossGenerator.Fate.DUPLICATE ? 2 : 1;
        for (int i = 0; i < times; i++) {
            udp.send(new DatagramPacket(datagram.array(), length, to));
        }
        if (late != null) {
            udp.send(new DatagramPacket(late, late.length, to));
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Dies: all sockets close, as when the process ends.
    @Override
    public void close() {
        closed = true;
        try {
            udp.close();
            Socket to = client;
            if (to != null) {
                to.close();
            }
            server.close();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
