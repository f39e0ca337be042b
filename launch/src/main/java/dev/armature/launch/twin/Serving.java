package dev.armature.launch.twin;

import dev.armature.controller.realtime.AwakeProcessors;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.server.FciServer;
import dev.armature.hardware.franka.server.ModelSource;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import dev.armature.sim.live.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/// The twin behind FCI until it is stopped: robot programs drive it as they drive the robot.
public final class Serving {

    private static final long LOOK_NANOS = 100_000_000;
    private static final double NANOS = 1e9;

    private final Stage stage;
    private final RobotDescription robot;
    private final ServerSettings settings;
    private final Clock clock = Clock.realTime();
    private final PrintWriter err;

    /// @param robot what is in the stage, with the numbers of its model
    /// @param err hears who comes and goes
    public Serving(Stage stage, RobotDescription robot, ServerSettings settings, PrintWriter err) {
        this.stage = stage;
        this.robot = robot;
        this.settings = settings;
        this.err = err;
    }

    /// Serves until this thread is interrupted or `seconds` of the clock are over.
    ///
    /// @return what happened, in lines
    public Report run(double seconds) throws IOException {
        // a client that sleeps until the next state comes is most of what lock-step waits for
        boolean fast = settings.pacing() == Pacing.LOCK_STEP;
        try (AwakeProcessors awake = fast ? AwakeProcessors.hold() : AwakeProcessors.none();
                FciServer server =
                        new FciServer(watched(), robot, settings, ModelSource.of(robot), Clock.realTime(), this::say)) {
            say(String.format(
                    Locale.ROOT,
                    "%s serves FCI %d (%s): robot %s:%d, hand :%d, vacuum :%d; pacing %s%s. Ctrl-C ends it.",
                    robot.name(),
                    settings.version().number(),
                    settings.version().machine(),
                    settings.address().getHostAddress(),
                    server.robotPort(),
                    server.gripperPort(),
                    server.vacuumPort(),
                    settings.pacing(),
                    fast && !awake.held() ? " (faster with the right to write /dev/cpu_dma_latency)" : ""));
            long start = clock.nanoTime();
            while (!Thread.currentThread().isInterrupted() && clock.nanoTime() - start < seconds * NANOS) {
                clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
                check(server);
            }
            return new Report(server.millis() * 1e-3, (clock.nanoTime() - start) / NANOS, server.lost());
        }
    }

    /// What came of it.
    ///
    /// @param simulatedSeconds of the robot's clock
    /// @param wallSeconds of the machine's
    /// @param lost commands that did not come in time
    public record Report(double simulatedSeconds, double wallSeconds, long lost) {}

    private void check(FciServer server) {
        Throwable failure = server.failure();
        if (failure instanceof UserError known) {
            throw known;
        }
        if (failure != null) {
            throw new IllegalStateException("the robot's thread ended", failure);
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    /// The twin, which says so when its simulation diverges instead of going on with nonsense.
    private Plant watched() {
        Plant twin = stage.scene().twin();
        return new Plant() {
            @Override
            public void read(RobotState out) {
                twin.read(out);
            }

            @Override
            public void write(Command command) {
                twin.write(command);
                if (stage.scene().data().unstable()) {
                    throw new UserError(
                            stage.model().source(),
                            "diverged: " + stage.scene().data().lastWarning(),
                            "Look at masses, contacts and the integrator, or at the torques that were commanded.");
                }
            }

            @Override
            public long periodNanos() {
                return twin.periodNanos();
            }
        };
    }
}
