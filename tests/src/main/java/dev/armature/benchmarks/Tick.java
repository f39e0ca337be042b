package dev.armature.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.armature.controller.arm.Panda;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Figure;
import dev.armature.sim.live.Stage;
import dev.armature.sim.live.TickTimes;
import dev.armature.sim.task.Tasks;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What one tick of the 1 kHz loop computes: read the state from MuJoCo, Cartesian impedance, safety filter,
/// write the command. The arm chases targets that jump all over its reach, so that the filter brakes it before
/// the table, itself and its joints' ends all the time, and each tick comes to caches that a step of physics
/// has used, as in life. A second figure puts the arm somewhere else each tick, all joints at speeds that no
/// filter would have let it come to there. In wall time, since that is what a deadline is in: other programs on
/// the machine count.
public final class Tick implements Benchmark {

    private static final int ROUNDS = 10;
    private static final int TICKS = 20_000;
    private static final double GOAL_US = 60;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Clock clock = Clock.system();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "tick";
    }

    @Override
    public String describes() {
        return "one control tick (state, Cartesian impedance, safety filter, command) with targets all over the arm's reach";
    }

    @Override
    public String needs() {
        return "MuJoCo";
    }

    @Override
    public String takes() {
        return "60 s";
    }

    @Override
    public List<Figure> run(Path workFolder) {
        List<Figure> figures = new ArrayList<>(measure("tick", GOAL_US, RandomArm::chase));
        figures.addAll(measure("tick.anywhere", Double.NaN, RandomArm::jump));
        return figures;
    }

    private List<Figure> measure(String name, double goal, Consumer<RandomArm> next) {
        try (Stage stage = Stage.of(Tasks.named("place"), 0)) {
            RandomArm arm = new RandomArm(stage.scene(), 1);
            ControlLoop loop = loop(arm);
            loop.reset();
            ticks(loop, arm, next, new TickTimes());
            TickTimes[] rounds = new TickTimes[ROUNDS];
            long bytes = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                rounds[round] = new TickTimes();
                // code that the compiler replaces may allocate once: the claim is the steady state
                bytes = Math.min(bytes, ticks(loop, arm, next, rounds[round]));
            }
            return figures(name, goal, rounds, (double) bytes / TICKS, loop.held() * 100.0 / loop.ticks());
        }
    }

    private static ControlLoop loop(RandomArm arm) {
        RobotDescription robot = Panda.description();
        return new ControlLoop(
                robot,
                arm,
                arm,
                TargetSmoother.none(),
                new CartesianImpedance(robot, CartesianImpedanceGains.defaults()),
                new SafetyFilter(robot, SafetySettings.forPolicyPeriod(arm.periodNanos()), arm.periodNanos()),
                arm.clock());
    }

    /// One round.
    ///
    /// @return bytes that the ticks themselves allocated
    private long ticks(ControlLoop loop, RandomArm arm, Consumer<RandomArm> next, TickTimes times) {
        long nothing = -threads.getCurrentThreadAllocatedBytes() + threads.getCurrentThreadAllocatedBytes();
        long bytes = 0;
        for (int tick = 0; tick < TICKS; tick++) {
            next.accept(arm);
            long before = threads.getCurrentThreadAllocatedBytes();
            long start = clock.nanoTime();
            loop.tick();
            times.add(clock.nanoTime() - start);
            bytes += threads.getCurrentThreadAllocatedBytes() - before - nothing;
        }
        return bytes;
    }

    private static List<Figure> figures(
            String name, double goal, TickTimes[] rounds, double bytes, double heldPercent) {
        double p99 = median(rounds, 0.99);
        String beside = String.format(
                Locale.ROOT,
                "medians of %d rounds of %d, p50 %.1f us, p99.9 %.1f us; p99 of the best and the worst %.1f and %.1f us;"
                        + " held by the filter in %.0f %%",
                rounds.length,
                TICKS,
                median(rounds, 0.5),
                median(rounds, 0.999),
                sorted(rounds, 0.99)[0],
                sorted(rounds, 0.99)[rounds.length - 1],
                heldPercent);
        return List.of(
                new Figure(name + ".p99_us", p99, "us", beside, Double.NaN, goal, !(p99 > goal)),
                new Figure(name + ".bytes", bytes, "B", "", Double.NaN, 0, bytes == 0));
    }

    private static double median(TickTimes[] rounds, double quantile) {
        double[] each = sorted(rounds, quantile);
        return (each[(each.length - 1) / 2] + each[each.length / 2]) / 2;
    }

    /// Of each round, in µs.
    private static double[] sorted(TickTimes[] rounds, double quantile) {
        return Arrays.stream(rounds)
                .mapToDouble(times -> times.quantileNanos(quantile) / NANOS_PER_MICRO)
                .sorted()
                .toArray();
    }
}
