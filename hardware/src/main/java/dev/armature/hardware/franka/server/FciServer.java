package dev.armature.hardware.franka.server;

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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Franka robot made of any [Plant]: arm, hand and a pretended vacuum gripper, on their TCP and UDP ports. Starts
/// when
/// it is made, ends when it is closed. One client at a time for each.
public final class FciServer implements AutoCloseable {

    private final EventLoopGroup network;
    private final StatePort port;
    private final HandDesk handDesk;
    private final VacuumDesk vacuumDesk;
    private final Desk robot;
    private final Desk hand;
    private final Desk vacuum;
    private final ControlBox box;
    private final RobotCycle cycle;
    private final Thread thread;
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
        network = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        box = new ControlBox(robot, settings.lostMost());
        port = new StatePort(settings.address(), settings.version());
        RobotDesk desk = new RobotDesk(settings.version(), box, port, model, events);
        handDesk = new HandDesk(settings.address(), robot.gripperWidthMax());
        vacuumDesk = new VacuumDesk(network, settings.address(), settings.vacuumPart());
        this.robot = desk(settings.address(), settings.robotPort(), Header.Form.ROBOT, desk, events);
        hand = desk(settings.address(), settings.gripperPort(), Header.Form.GRIPPER, handDesk, events);
        vacuum = desk(settings.address(), settings.vacuumPort(), Header.Form.GRIPPER, vacuumDesk, events);
        cycle = new RobotCycle(plant, robot.dof(), box, port, desk, handDesk, settings, clock);
        thread = Thread.ofPlatform().name("fci-robot").daemon().start(this::run);
    }

    private Desk desk(InetAddress address, int number, Header.Form form, Desk.Guest guest, Consumer<String> events) {
        return new Desk(network, new InetSocketAddress(address, number), form, guest, events);
    }

    private void run() {
        try {
            cycle.start();
            while (!stopped) {
                cycle.tick();
            }
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
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
    public void close() throws IOException {
        stopped = true;
        port.wakeUp();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        robot.close();
        hand.close();
        vacuum.close();
        vacuumDesk.close();
        handDesk.close();
        port.close();
        network.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
