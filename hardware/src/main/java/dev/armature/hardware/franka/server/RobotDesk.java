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
    private boolean connected;

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
            events.accept(visit + " sent what is no request of version " + version.number() + ": service "
                    + header.service() + " with " + payload.remaining() + " bytes; the connection was ended");
            visit.close();
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
        return connected;
    }

    /// Serves all who ask.
    void serve() throws IOException {
        for (Ask ask = asks.poll(); ask != null; ask = asks.poll()) {
            Request request = ask.request;
            if (request == null) {
                leave(ask);
            } else {
                serve(ask, request);
            }
        }
    }

    /// A motion has ended.
    void ended(ServiceStatus status) {
        Ask ask = moving;
        moving = null;
        if (ask != null) {
            answer(ask, RobotService.MOVE, status);
        }
    }

    private void leave(Ask ask) throws IOException {
        if (box.preempt()) {
            events.accept(ask.visit + " went away in the middle of a motion; the arm was stopped");
        }
        moving = null;
        connected = false;
        port.disconnect();
    }

    private void serve(Ask ask, Request request) throws IOException {
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

    private void connect(Ask ask, Request.Connect connect) throws IOException {
        boolean fits = connect.version() == version.number();
        byte number = (byte) version.number();
        if (fits) {
            port.connect(new InetSocketAddress(ask.visit.address(), connect.udpPort()));
            connected = true;
            events.accept(ask.visit + " is connected");
        } else {
            events.accept(ask.visit + " speaks version " + connect.version() + "; this is " + version.machine()
                    + ", which speaks " + version.number());
        }
        ask.visit.answer(ask.header, (byte) (fits ? 0 : 1), number, (byte) 0);
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
