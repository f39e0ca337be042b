package dev.armature.benchmarks;

import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.motion.MotionGenerator;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.server.FciServer;
import dev.armature.hardware.franka.server.ModelSource;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Figure;
import dev.armature.sim.live.Stage;
import dev.armature.sim.task.Tasks;
import dev.armature.sim.twin.TwinDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How fast the MuJoCo twin runs behind FCI in lock-step: our client makes 10 s motions over sockets, the
/// server steps the twin for each command. The median of several motions.
public final class FciLockstep implements Benchmark {

    private static final int MOTIONS = 7;
    private static final double SECONDS = 10;
    private static final double GOAL = 10;

    private final Clock clock = Clock.system();

    @Override
    public String name() {
        return "fci-lockstep";
    }

    @Override
    public String describes() {
        return "the twin behind FCI in lock-step, as a multiple of real time";
    }

    @Override
    public String needs() {
        return "MuJoCo";
    }

    @Override
    public String takes() {
        return "20 s";
    }

    @Override
    public List<Figure> run(Path workFolder) throws IOException {
        List<Double> speeds = new ArrayList<>();
        long lost;
        try (Stage stage = Stage.of(Tasks.named("lift"), 0)) {
            RobotDescription robot = TwinDescription.of(stage.model());
            try (FciServer server = new FciServer(
                            stage.scene().twin(),
                            robot,
                            ServerSettings.panda(Pacing.LOCK_STEP).onPorts(0),
                            ModelSource.of(robot),
                            clock,
                            event -> {});
                    FrankaRobot client = FrankaRobot.connect(
                            "127.0.0.1", FciVersion.PANDA, RobotSettings.DEFAULT.withPort(server.robotPort()))) {
                // the first is for the just-in-time compiler
                move(client);
                for (int i = 0; i < MOTIONS; i++) {
                    long start = clock.nanoTime();
                    move(client);
                    speeds.add(SECONDS * 1e9 / (clock.nanoTime() - start));
                }
                lost = server.lost();
            }
        }
        Collections.sort(speeds);
        double median = speeds.get(MOTIONS / 2);
        return List.of(new Figure(
                "fci-lockstep.speed",
                median,
                "x real time",
                "real time; commands lost: " + lost,
                median,
                GOAL,
                median >= GOAL && lost == 0));
    }

    /// Joint 1 and joint 4 swing out and come back.
    private static void move(FrankaRobot robot) {
        double[] time = {0};
        double[] start = new double[7];
        robot.control(
                MotionGenerator.jointPositions((state, period, out) -> {
                    if (period == 0) {
                        System.arraycopy(state.q_d, 0, start, 0, 7);
                    }
                    time[0] += 1e-3 * period;
                    double swing = 0.5 * (1 - Math.cos(2 * Math.PI * Math.min(1, time[0] / SECONDS)));
                    out.q[0] = start[0] + 0.3 * swing;
                    out.q[3] = start[3] - 0.2 * swing;
                    out.motionFinished = time[0] >= SECONDS;
                }),
                ControllerMode.JOINT_IMPEDANCE);
    }
}
