package dev.armature.hardware.franka.server;

import dev.armature.controller.realtime.RealTime;
import dev.armature.controller.realtime.RealTimeThread;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.core.Plant;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.protocol.Header;
import dev.armature.hardware.franka.server.motion.ControlBox;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Franka robot made of any [Plant]: arm, hand and a pretended vacuum gripper, on their TCP and UDP ports.
/// Starts when it is made, ends when it is closed. One client at a time for each.
public final class FciServer implements AutoCloseable {

    private static final long JOIN_MILLIS = 2000;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final StatePort port;
    private final Desk robot;
    private final Desk hand;
    private final Desk vacuum;
    private final ControlBox box;
    private final RobotCycle cycle;
    private final Thread thread;
    private final Consumer<String> events;
    private final RealtimeConfig rights;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    /// @param plant stepped by this server alone from now on, on its own thread
    /// @param robot the plant as data
    /// @param events hears what an operator should know, on any thread
    /// @throws dev.armature.core.UserError when a port cannot be had
    /// @throws IOException when there are no sockets
    public FciServer(
            Plant plant,
            RobotDescription robot,
            ServerSettings settings,
            ModelSource model,
            Clock clock,
            Consumer<String> events)
            throws IOException {
        this.events = events;
        rights = rights(settings.pacing());
        box = new ControlBox(robot, settings.lostMost());
        boolean started = false;
        try {
            EventLoopGroup network = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
            open.push(() -> network.shutdownGracefully(0, 1, TimeUnit.SECONDS));
            port = opened(new StatePort(settings.address(), settings.version()));
            HandDesk handDesk = opened(new HandDesk(settings.address(), robot.gripperWidthMax()));
            VacuumDesk vacuumDesk = opened(new VacuumDesk(network, settings.address(), settings.vacuumPart()));
            RobotDesk robotDesk = new RobotDesk(settings.version(), box, port, model, events);
            InetAddress at = settings.address();
            this.robot = opened(new Desk(
                    network, new InetSocketAddress(at, settings.robotPort()), Header.Form.ROBOT, robotDesk, events));
            hand = opened(new Desk(
                    network, new InetSocketAddress(at, settings.gripperPort()), Header.Form.GRIPPER, handDesk, events));
            vacuum = opened(new Desk(
                    network,
                    new InetSocketAddress(at, settings.vacuumPort()),
                    Header.Form.GRIPPER,
                    vacuumDesk,
                    events));
            cycle = new RobotCycle(plant, robot.dof(), box, port, robotDesk, handDesk, settings, clock);
            thread = Thread.ofPlatform().name("fci-robot").daemon().start(this::run);
            started = true;
        } finally {
            if (!started) {
                release();
            }
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    /// What the robot's thread asks of the machine. In lock-step it computes without a pause and spins: at a
    /// real-time priority it would starve all others.
    static RealtimeConfig rights(Pacing pacing) {
        return pacing == Pacing.REAL_TIME ? RealtimeConfig.TRY : RealtimeConfig.OFF;
    }

    private void run() {
        try (RealTimeThread realTime = RealTimeThread.enter(RealTime.thread(rights))) {
            cycle.start();
            while (!stopped) {
                cycle.tick();
            }
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            events.accept("the robot's thread ended: " + e.getMessage());
            // clients learn it at once: a robot that is gone closes its connections
            robot.close();
            hand.close();
            vacuum.close();
        }
    }

    /// The arm's TCP port.
    public int robotPort() {
        return robot.port();
    }

    /// The hand's TCP port.
    public int gripperPort() {
        return hand.port();
    }

    /// The vacuum gripper's TCP port.
    public int vacuumPort() {
        return vacuum.port();
    }

    /// How many commands were lost since the beginning.
    public long lost() {
        return box.lost();
    }

    /// Milliseconds of the robot's clock.
    public long millis() {
        return cycle.messageId();
    }

    /// What ended the robot's thread; null while it runs or when it was closed.
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        stopped = true;
        port.wakeUp();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    private void release() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                events.accept("a socket could not be closed: " + e.getMessage());
            }
        }
    }
}
