package dev.armature.hardware.franka.server;

import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.Header;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RequestCodec;
import dev.armature.hardware.franka.protocol.RobotService;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import dev.armature.hardware.franka.server.motion.ControlBox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The arm's service: requests come on Netty's thread and are served on the robot's, between two periods.
final class RobotDesk implements Desk.Guest {

    private static final int CARTESIAN_LIMIT_BYTES = 154;

    private final FciVersion version;
    private final ControlBox box;
    private final StatePort port;
    private final ModelSource model;
    private final Consumer<String> events;
    private final ConcurrentLinkedQueue<Ask> asks = new ConcurrentLinkedQueue<>();
    private @Nullable Ask moving;
    private @Nullable Visit client;

    /// @param request null when the client has gone
    private record Ask(Visit visit, Header header, @Nullable Request request) {}

    RobotDesk(FciVersion version, ControlBox box, StatePort port, ModelSource model, Consumer<String> events) {
        this.version = version;
        this.box = box;
        this.port = port;
        this.model = model;
        this.events = events;
    }

    @Override
    public void asks(Visit visit, Header header, ByteBuffer payload) {
        Request request = version.service(header.service())
                .flatMap(service -> RequestCodec.decode(service, payload))
                .orElse(null);
        if (request == null) {
            visit.end("sent what is no request of version " + version.number() + ": service " + header.service()
                    + " with " + payload.remaining() + " bytes");
        } else {
            asks.add(new Ask(visit, header, request));
            port.wakeUp();
        }
    }

    @Override
    public void leaves(Visit visit) {
        asks.add(new Ask(visit, new Header(0, 0, 0), null));
        port.wakeUp();
    }

    /// Whether somebody is waiting to be served.
    boolean asked() {
        return !asks.isEmpty();
    }

    /// Whether a client wants states.
    boolean connected() {
        return client != null;
    }

    /// Serves all who ask. Who wants a motion or a recovery while the arm still brakes waits until it rests,
    /// and who came after him too: a client may ask for either as soon as it has heard that a motion has
    /// ended.
    void serve() {
        for (Ask ask = asks.peek(); ask != null && !mustWait(ask.request); ask = asks.peek()) {
            asks.remove();
            Request request = ask.request;
            if (request == null) {
                leave(ask);
            } else {
                serve(ask, request);
            }
        }
    }

    private boolean mustWait(@Nullable Request request) {
        return box.braking() && request != null && isForAnArmAtRest(request.service());
    }

    private static boolean isForAnArmAtRest(RobotService service) {
        return service == RobotService.MOVE || service == RobotService.AUTOMATIC_ERROR_RECOVERY;
    }

    /// A motion has ended.
    void ended(ServiceStatus status) {
        Ask ask = moving;
        moving = null;
        if (ask != null) {
            answer(ask, RobotService.MOVE, status);
        }
    }

    private void leave(Ask ask) {
        if (box.preempt()) {
            events.accept(ask.visit + " went away in the middle of a motion; the arm was stopped");
        }
        moving = null;
        client = null;
        port.disconnect();
    }

    private void serve(Ask ask, Request request) {
        if (ask.visit != client && request.service() != RobotService.CONNECT) {
            ask.visit.end("asked for " + request.service() + " without being connected");
            return;
        }
        switch (request) {
            case Request.Connect connect -> connect(ask, connect);
            case Request.Move move -> {
                ServiceStatus status = box.start(move);
                if (status == ServiceStatus.MOTION_STARTED) {
                    moving = ask;
                }
                answer(ask, RobotService.MOVE, status);
            }
            case Request.Setting setting -> answer(ask, setting.service(), box.set(setting));
            case Request.LoadModelLibrary load -> {
                byte[] library = model.library(load.architecture(), load.system());
                answer(ask, RobotService.LOAD_MODEL_LIBRARY, library);
            }
            case Request.CartesianLimit limit -> ask.visit.answer(ask.header, new byte[CARTESIAN_LIMIT_BYTES]);
            case Request.Guiding guiding -> answer(ask, RobotService.SET_GUIDING_MODE, ServiceStatus.SUCCESS);
            case Request.Plain plain -> serve(ask, plain.service());
        }
    }

    private void serve(Ask ask, RobotService service) {
        switch (service) {
            case STOP_MOVE -> {
                if (box.preempt()) {
                    ended(ServiceStatus.PREEMPTED);
                }
                answer(ask, service, ServiceStatus.SUCCESS);
            }
            case GET_ROBOT_MODEL -> answer(ask, service, model.urdf());
            default -> answer(ask, service, box.recover());
        }
    }

    private void connect(Ask ask, Request.Connect connect) {
        byte number = (byte) version.number();
        client = null;
        if (connect.version() != version.number()) {
            events.accept(ask.visit + " speaks version " + connect.version() + "; this is " + version.machine()
                    + ", which speaks " + version.number());
            // the seat is for one who can use it
            ask.visit.answerAndClose(ask.header, (byte) 1, number, (byte) 0);
            return;
        }
        InetSocketAddress states = ask.visit.states(connect.udpPort());
        if (states == null) {
            return;
        }
        try {
            port.connect(states);
        } catch (IOException e) {
            ask.visit.end("cannot be sent states (" + e.getMessage() + ")");
            return;
        }
        client = ask.visit;
        events.accept(ask.visit + " is connected");
        ask.visit.answer(ask.header, (byte) 0, number, (byte) 0);
    }

    private void answer(Ask ask, RobotService service, ServiceStatus status) {
        ask.visit.answer(ask.header, (byte) version.statuses(service).indexOf(status));
    }

    /// Answers with a status and what follows it; nothing at all is a failure.
    private void answer(Ask ask, RobotService service, byte[] content) {
        byte[] payload = new byte[1 + content.length];
        payload[0] = (byte)
                (content.length > 0 ? 0 : Math.max(1, version.statuses(service).indexOf(ServiceStatus.ERROR)));
        System.arraycopy(content, 0, payload, 1, content.length);
        ask.visit.answer(ask.header, payload);
    }
}
