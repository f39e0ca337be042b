package dev.armature.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Figure;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What MuJoCo costs from Java, against a C program that does the same on the same library and scene, alternately. In
/// CPU time of one thread, so that other programs on the machine count little, and as the median over the rounds: a
/// virtual machine's cores are not equally fast from one second to the next. Both end at the same bits, or it fails.
public final class Physics implements Benchmark {

    private static final int ROUNDS = 101;
    private static final int STEPS = 4000;
    private static final int TICKS = 1_000_000;
    private static final double[] HOME = {0, -0.785, 0, -2.356, 0, 1.571, 0.785};

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "physics";
    }

    @Override
    public String describes() {
        return "steps of the place scene per second of CPU, and what a tick's reading and writing costs, against C";
    }

    @Override
    public String needs() {
        return "MuJoCo, cc";
    }

    @Override
    public String takes() {
        return "60 s";
    }

    @Override
    public List<Figure> run(Path workFolder) throws IOException, InterruptedException {
        Path scene = Scenes.unpack("place", workFolder);
        CProgram program = CProgram.compile("physics", workFolder, CProgram.mujoco());
        double[] stepsInC = new double[ROUNDS];
        double[] copiesInC = new double[ROUNDS];
        double[] steps = new double[ROUNDS];
        double[] copies = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        long bytes = Long.MAX_VALUE;
        try (Model model = Model.load(scene);
                Data data = model.newData()) {
            Arm arm = new Arm(model, data);
            stepping(arm);
            for (int round = 0; round < ROUNDS; round++) {
                String[] words = program.run(scene.toString(), Integer.toString(STEPS));
                stepsInC[round] = Double.parseDouble(words[0]);
                copiesInC[round] = Double.parseDouble(words[1]);

                long before = threads.getCurrentThreadAllocatedBytes();
                steps[round] = stepping(arm);
                bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - before);
                arm.check(Double.parseDouble(words[2]));
                copies[round] = copying(arm);
                ratios[round] = stepsInC[round] / steps[round];
            }
        }
        double ratio = Median.of(ratios);
        double copyNanos = Median.of(copies) * 1e9 / TICKS;
        return List.of(
                new Figure(
                        "physics.steps_per_s",
                        STEPS / Median.of(steps),
                        "1/s",
                        "C program %.0f 1/s".formatted(STEPS / Median.of(stepsInC)),
                        ratio,
                        0.95,
                        ratio >= 0.95),
                new Figure(
                        "physics.read_write",
                        copyNanos,
                        "ns",
                        "C program %.1f ns".formatted(Median.of(copiesInC) * 1e9 / TICKS),
                        Double.NaN,
                        30,
                        copyNanos <= 30),
                new Figure("physics.tick_bytes", (double) bytes / STEPS, "B", "", Double.NaN, 0, bytes == 0));
    }

    private double stepping(Arm arm) {
        arm.home();
        long start = threads.getCurrentThreadCpuTime();
        for (int k = 0; k < STEPS; k++) {
            arm.read();
            arm.command(k);
            arm.write();
            arm.step();
        }
        return 1e-9 * (threads.getCurrentThreadCpuTime() - start);
    }

    private double copying(Arm arm) {
        long start = threads.getCurrentThreadCpuTime();
        for (int k = 0; k < TICKS; k++) {
            arm.read();
            arm.write();
        }
        return 1e-9 * (threads.getCurrentThreadCpuTime() - start);
    }

    /// What a controller does each tick, as the C program does it.
    private static final class Arm {

        private final Data data;
        private final double[] q;
        private final double[] dq;
        private final double[] ctrl;
        private double seen;

        Arm(Model model, Data data) {
            this.data = data;
            q = new double[model.nq()];
            dq = new double[model.nv()];
            ctrl = new double[model.nu()];
        }

        void home() {
            data.reset();
            data.qpos().put(0, HOME);
            Arrays.fill(ctrl, 0);
        }

        void read() {
            data.qpos().get(0, q);
            data.qvel().get(0, dq);
            seen += q[0] + dq[0];
        }

        /// A triangle wave about home, since sines are not the same to the bit everywhere.
        void command(int step) {
            int phase = step % 1000;
            double swing = 0.0004 * (phase < 500 ? phase : 1000 - phase);
            for (int i = 0; i < HOME.length; i++) {
                ctrl[i] = 100 * (HOME[i] + swing - q[i]) - 10 * dq[i];
            }
        }

        void write() {
            data.ctrl().put(0, ctrl);
        }

        void step() {
            data.step(1);
        }

        /// Whether the C program came to the same positions, to the bit.
        void check(double sumInC) {
            data.qpos().get(0, q);
            double sum = 0;
            for (double position : q) {
                sum += position;
            }
            if (sum != sumInC || Double.isNaN(seen)) {
                throw new IllegalStateException("Java came to " + sum + ", C to " + sumInC);
            }
        }
    }
}
