package dev.armature.hardware.franka.client;

import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.ProtocolException;
import dev.armature.hardware.franka.link.StateCommandLink;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.Header;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RequestCodec;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.RobotService;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection to a robot: requests over TCP, states and commands over the link, and what the robot is
/// doing by its last state. Requests may come from any thread; states and motions are one thread's.
final class RobotSession implements AutoCloseable {

    private final FciVersion version;
    private final RobotSettings settings;
    private final RequestChannel requests;
    private final StateCommandLink link;
    private final ControlLog log;
    private final Clock clock = Clock.system();
    private final FrankaState state = new FrankaState();
    private final long stateTimeoutNanos;
    private volatile RobotMode mode = RobotMode.OTHER;
    private volatile boolean closed;

    private RobotSession(FciVersion version, RobotSettings settings, RequestChannel requests, StateCommandLink link) {
        this.version = version;
        this.settings = settings;
        this.requests = requests;
        this.link = link;
        this.log = new ControlLog(settings.logSize());
        this.stateTimeoutNanos = settings.stateTimeout().toNanos();
    }

    /// Connects, shakes hands, and waits for the first state.
    static RobotSession open(String host, FciVersion version, RobotSettings settings) {
        RequestChannel requests =
                RequestChannel.connect(host, settings.port(), Header.Form.ROBOT, settings.connectTimeout(), "robot");
        StateCommandLink link;
        try {
            link = settings.link().apply(requests.remote(), version);
        } catch (RuntimeException e) {
            requests.close();
            throw e;
        }
        // a thread that waits for a state must not wait when there is nobody to send one
        requests.onLoss(link::close);
        RobotSession session = new RobotSession(version, settings, requests, link);
        try {
            session.shakeHands();
            session.receive();
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void shakeHands() {
        Request connect = new Request.Connect(version.number(), link.port());
        RobotService service = connect.service();
        ByteBuffer answer = requests.shakeHands(
                version.id(service),
                service.requestBytes(),
                out -> RequestCodec.encode(connect, out),
                1,
                settings.answerTimeout());
        switch (status(service, answer)) {
            case SUCCESS -> {}
            case INCOMPATIBLE_VERSION -> {
                int theirs = answer.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(answer.getShort());
                throw new IncompatibleVersionException(theirs, version.number());
            }
            default -> throw new ProtocolException("the robot answers Connect with a status that Connect has not");
        }
    }

    FciVersion version() {
        return version;
    }

    RobotSettings settings() {
        return settings;
    }

    /// The last state; the object itself, which the next one overwrites.
    FrankaState state() {
        return state;
    }

    StateCommandLink link() {
        return link;
    }

    /// Sends a request and returns its number.
    ///
    /// @throws CommandException when this version has no such service
    long send(Request request) {
        RobotService service = request.service();
        int number = version.id(service);
        if (number < 0) {
            throw new CommandException(
                    service + " is not a service of FCI " + version.number() + ", " + version.machine());
        }
        return requests.send(number, service.requestBytes(), out -> RequestCodec.encode(request, out));
    }

    /// Sends a request, waits for the answer and returns what follows its status.
    ///
    /// @param bytes that follow the status at least
    /// @throws CommandException when the answer is not success
    ByteBuffer call(Request request, int bytes) {
        ByteBuffer answer = requests.await(send(request), 1, settings.answerTimeout());
        ServiceStatus status = status(request.service(), answer);
        if (status != ServiceStatus.SUCCESS) {
            throw refused(request.service(), status);
        }
        if (answer.remaining() < bytes) {
            throw new ProtocolException(request.service() + " is answered with " + answer.remaining()
                    + " bytes after the status where " + bytes + " are the least");
        }
        return answer;
    }

    /// Waits for the next answer to request `id` of `service`.
    ServiceStatus await(long id, RobotService service) {
        return status(service, requests.await(id, 1, settings.answerTimeout()));
    }

    /// The next answer to request `id` of `service`, if it is there.
    @Nullable
    ServiceStatus poll(long id, RobotService service) {
        ByteBuffer answer = requests.poll(id, 1);
        return answer == null ? null : status(service, answer);
    }

    private ServiceStatus status(RobotService service, ByteBuffer answer) {
        int number = Byte.toUnsignedInt(answer.get());
        List<ServiceStatus> statuses = version.statuses(service);
        if (number >= statuses.size()) {
            throw new ProtocolException(service + " is answered with status " + number + ", which it has not");
        }
        return statuses.get(number);
    }

    /// What an answer other than success means.
    CommandException refused(RobotService service, ServiceStatus status) {
        String why = service + " " + status;
        if (status == ServiceStatus.NOT_POSSIBLE) {
            why += " (" + mode + ")"
                    + switch (mode) {
                        case REFLEX -> ". Recover with automaticErrorRecovery() first.";
                        case OTHER -> ". Are the brakes open?";
                        case USER_STOPPED -> ". Release the user's stop.";
                        case GUIDING -> ". Let go of the guiding buttons.";
                        default -> "";
                    };
        }
        return new CommandException(why);
    }

    /// Waits for a state that is newer than the last, into [#state()].
    ///
    /// @throws NetworkException when none comes
    void receive() {
        if (!receive(stateTimeoutNanos)) {
            requests.throwIfLost();
            throw new NetworkException("UDP receive: no state for "
                    + settings.stateTimeout().toMillis()
                    + " ms. Does a firewall keep UDP port " + link.port() + " closed?");
        }
    }

    /// As above, for so long.
    ///
    /// @return false when none comes
    boolean receive(long timeoutNanos) {
        try {
            if (!link.receive(state, timeoutNanos)) {
                return false;
            }
        } catch (NetworkException e) {
            throw ended(e);
        }
        mode = state.robotMode;
        return true;
    }

    private FrankaException ended(NetworkException e) {
        if (closed) {
            return new NetworkException("this connection has been closed", e);
        }
        requests.throwIfLost();
        return e;
    }

    /// Drops what has queued up.
    void skip() {
        receive(0);
    }

    /// Answers the last state, waits for the next, and keeps both in the log.
    ///
    /// @param command what to answer; nothing to only listen
    void update(@Nullable FrankaCommand command) {
        requests.throwIfLost();
        if (command != null) {
            answer(command, state.messageId);
        }
        receive();
        log.add(state, command);
    }

    /// Sends a command, if all of it is finite.
    ///
    /// @param id of the state that it answers
    void answer(FrankaCommand command, long id) {
        if (!command.finite()) {
            throw new IllegalArgumentException("a command that is not finite is not sent");
        }
        command.messageId = id;
        try {
            link.send(command);
        } catch (NetworkException e) {
            throw ended(e);
        }
    }

    /// What ended the connection, if it has ended, is thrown.
    void throwIfLost() {
        requests.throwIfLost();
    }

    ControlLog log() {
        return log;
    }

    Clock clock() {
        return clock;
    }

    boolean generatorRunning() {
        return state.motionGeneratorMode != MotionGeneratorMode.IDLE
                && state.motionGeneratorMode != MotionGeneratorMode.NONE;
    }

    boolean controllerRunning() {
        return state.controllerMode == ControllerMode.EXTERNAL_CONTROLLER;
    }

    @Override
    public void close() {
        closed = true;
        requests.close();
        link.close();
    }
}
