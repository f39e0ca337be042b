package dev.armature.launch.evaluation;

import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.client.FrankaGripper;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.plant.FrankaPlant;
import dev.armature.hardware.franka.plant.HandFollower;
import dev.armature.hardware.franka.plant.Patience;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.server.FciServer;
import dev.armature.hardware.franka.server.ModelSource;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import dev.armature.sim.episode.ArmWire;
import dev.armature.sim.task.TaskScene;
import dev.armature.sim.twin.TwinDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The twin behind an FCI server and our client in front of it: between the loop and the twin lies what lies
/// between the loop and a robot, sockets included. In lock-step, a server and a client for each episode.
public final class FciWire implements ArmWire {

    /// Neither side gives up while the other's machine is busy.
    private static final int PATIENCE_MILLIS = 10_000;

    private static final Patience PATIENCE = new Patience(PATIENCE_MILLIS * 1_000_000L, 20);

    /// Objects are met on purpose: contact is no reason for a reflex here.
    private static final double NO_REFLEX = 1000;

    private final TaskScene scene;
    private final RobotDescription robot;
    private final RobotState ahead;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable FrankaPlant plant;

    /// @param scene whose twin is served
    public FciWire(TaskScene scene) {
        this.scene = scene;
        robot = TwinDescription.of(scene.model());
        ahead = new RobotState(robot.dof());
    }

    @Override
    public void begin() {
        try {
            FciServer server = opened(new FciServer(
                    scene.twin(),
                    robot,
                    ServerSettings.panda(Pacing.LOCK_STEP).onPorts(0).patient(PATIENCE_MILLIS),
                    ModelSource.of(robot),
                    Clock.system(),
                    event -> {}));
            FrankaRobot client = opened(FrankaRobot.connect(
                    "127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(server.robotPort())));
            double[] torques = new double[7];
            double[] forces = new double[6];
            Arrays.fill(torques, NO_REFLEX);
            Arrays.fill(forces, NO_REFLEX);
            client.setCollisionBehavior(torques, torques, forces, forces);
            HandFollower hand = opened(new HandFollower(
                    FrankaGripper.connect("127.0.0.1", server.gripperPort(), FrankaGripper.LOCK_STEP)));
            FrankaPlant link =
                    opened(new FrankaPlant(client, robot, hand, PATIENCE, Conditioning.LIMITED, scene.clock()));
            link.start();
            plant = link;
            // the first command brings both into step; from then on the twin stands still until the next
            link.read(ahead);
            Command first = new Command(robot.dof());
            first.gripperWidth = ahead.gripperWidth;
            step(link, first);
        } catch (IOException e) {
            throw new UncheckedIOException("the twin cannot be served", e);
        }
    }

    /// Sends, and waits until the twin has moved: whoever looks at the scene between two ticks finds it at rest.
    private void step(FrankaPlant link, Command command) {
        link.write(command);
        link.read(ahead);
    }

    @Override
    public Plant plant() {
        return new Plant() {
            @Override
            public void read(RobotState out) {
                out.copyFrom(ahead);
            }

            @Override
            public void write(Command command) {
                FrankaPlant link = plant;
                if (link != null) {
                    step(link, command);
                }
            }

            @Override
            public long periodNanos() {
                return scene.twin().periodNanos();
            }
        };
    }

    @Override
    public void end() {
        plant = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the wire cannot be taken down", e);
            }
        }
    }

    @Override
    public void close() {
        end();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }
}
