package dev.armature.hardware.franka.client;

import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.ProtocolException;
import dev.armature.hardware.franka.link.DatagramPort;
import dev.armature.hardware.franka.protocol.GripperRequest;
import dev.armature.hardware.franka.protocol.GripperState;
import dev.armature.hardware.franka.protocol.GripperStatus;
import dev.armature.hardware.franka.protocol.Header;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Franka Hand, with the words of libfranka's `Gripper`. Requests take as long as the hand; [#stop()] from
/// another thread ends them early. One thread reads states.
public final class FrankaGripper implements AutoCloseable {

    /// The silence that is borne from a twin in lock-step, whose time stands still between commands: any. That it
    /// has gone is told by its connection.
    public static final Duration LOCK_STEP = Duration.ofDays(365);

    private static final Duration CONNECT = Duration.ofSeconds(60);
    private static final Duration STATE = Duration.ofSeconds(1);

    /// The slowest homing takes some 20 s.
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final Clock clock = Clock.system();
    private final RequestChannel requests;
    private final DatagramPort states;
    private final InetAddress hand;
    private final Duration silence;
    private final ByteBuffer in =
            ByteBuffer.allocateDirect(4 * GripperState.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private FrankaGripper(RequestChannel requests, DatagramPort states, Duration silence) {
        this.requests = requests;
        this.states = states;
        this.silence = silence;
        hand = requests.remote();
        requests.onLoss(states::close);
    }

    /// Connects to the hand of a robot.
    ///
    /// @param address host name or number of the robot
    /// @throws IncompatibleVersionException when the hand speaks another version
    /// @throws NetworkException when there is no hand
    public static FrankaGripper connect(String address) {
        return connect(address, GripperRequest.PORT);
    }

    /// As above, at another TCP port.
    public static FrankaGripper connect(String address, int port) {
        return connect(address, port, STATE);
    }

    /// As above, with other patience.
    ///
    /// @param silence how long a state may stay out; an answer so much longer than the slowest motion
    public static FrankaGripper connect(String address, int port, Duration silence) {
        RequestChannel requests = RequestChannel.connect(address, port, Header.Form.GRIPPER, CONNECT, "gripper");
        DatagramPort states;
        try {
            states = DatagramPort.open();
        } catch (RuntimeException e) {
            requests.close();
            throw e;
        }
        FrankaGripper gripper = new FrankaGripper(requests, states, silence);
        try {
            GripperRequest connect = new GripperRequest.Connect(GripperRequest.VERSION, states.port());
            ByteBuffer answer = requests.shakeHands(connect.id(), connect.bytes(), connect::encode, 4, ANSWER);
            int status = Short.toUnsignedInt(answer.getShort());
            int version = Short.toUnsignedInt(answer.getShort());
            if (status != GripperStatus.SUCCESS.ordinal()) {
                throw new IncompatibleVersionException(version, GripperRequest.VERSION, "gripper");
            }
            return gripper;
        } catch (RuntimeException e) {
            gripper.close();
            throw e;
        }
    }

    /// Finds the widest opening anew; needed after the fingers were changed.
    ///
    /// @return whether it was found
    public boolean homing() {
        return call(new GripperRequest.Homing());
    }

    /// Closes, or opens, on an object and keeps holding it.
    ///
    /// @param width expected in m
    /// @param speed in m/s
    /// @param force in N
    /// @param epsilonInner how much narrower is a grasp too, in m
    /// @param epsilonOuter how much wider is a grasp too, in m
    /// @return whether an object of that width is held
    public boolean grasp(double width, double speed, double force, double epsilonInner, double epsilonOuter) {
        return call(new GripperRequest.Grasp(width, epsilonInner, epsilonOuter, speed, force));
    }

    /// Opens to a width.
    ///
    /// @param width in m
    /// @param speed in m/s
    /// @return whether it was reached
    public boolean move(double width, double speed) {
        return call(new GripperRequest.Move(width, speed));
    }

    /// Stops a motion, or lets go of a grasp.
    ///
    /// @return whether it did
    public boolean stop() {
        return call(new GripperRequest.Stop());
    }

    /// Waits for the hand's next state.
    ///
    /// @throws NetworkException when none comes for too long, or the connection is lost
    public GripperState readOnce() {
        newest();
        long deadline = clock.nanoTime() + silence.toNanos();
        try {
            while (states.await(deadline)) {
                GripperState state = newest();
                if (state != null) {
                    return state;
                }
            }
        } catch (NetworkException e) {
            requests.throwIfLost();
            throw e;
        }
        requests.throwIfLost();
        throw new NetworkException("UDP receive: no state of the gripper for " + silence.toMillis() + " ms");
    }

    private @Nullable GripperState newest() {
        GripperState newest = null;
        InetSocketAddress from = states.poll(in);
        while (from != null) {
            Optional<GripperState> state = GripperState.decode(in);
            if (hand.equals(from.getAddress()) && state.isPresent()) {
                newest = state.get();
            }
            from = states.poll(in);
        }
        return newest;
    }

    private boolean call(GripperRequest request) {
        long id = requests.send(request.id(), request.bytes(), request::encode);
        ByteBuffer answer = requests.await(id, Short.BYTES, ANSWER.plus(silence));
        int status = Short.toUnsignedInt(answer.getShort());
        return switch (status) {
            case 0 -> true;
            case 1 -> throw new CommandException("gripper: " + request + " failed");
            case 2 -> false;
            case 3 -> throw new CommandException("gripper: " + request + " was aborted");
            default -> throw new ProtocolException("gripper: " + request + " is answered with status " + status);
        };
    }

    @Override
    public void close() {
        requests.close();
        states.close();
    }
}
