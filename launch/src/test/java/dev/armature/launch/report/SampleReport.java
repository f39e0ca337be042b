package dev.armature.launch.report;

import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.launch.report.EvaluationReport.Provenance;
import dev.armature.launch.report.EvaluationReport.Setting;
import dev.armature.launch.report.TopDown.Circle;
import dev.armature.launch.report.TopDown.Path;
import dev.armature.launch.report.TopDown.Point;
import dev.armature.launch.report.TopDown.Rectangle;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EpisodeResult.Milestone;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import dev.armature.sim.evaluate.statistics.Latency;
import dev.armature.sim.live.LiveRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A report of made-up episodes that has every section.
final class SampleReport {

    static final List<String> MILESTONES = List.of("reached", "lifted", "passed", "over_tray", "released");

    private SampleReport() {}

    /// Texts that would break a page that does not escape them.
    static final String HOSTILE = "a<b>&\"c'</style><script>alert(1)</script>\u0000";

    static EvaluationReport make(int episodes) {
        List<PolicyResults> policies = List.of(
                policy("RTI · DDIM [25, 5]", episodes, 0.96, 2, 1, 0.00041),
                policy("DDPM-100, execute 8", episodes, 0.90, 100, 8, 0.0024),
                policy("DDPM-100, execute 1", episodes, 0.92, 100, 1, 0.0021),
                policy("DDIM-10, execute 8", episodes, 0.83, 10, 8, 0.0023),
                policy("RTI, wrong schedule", episodes, 0.35, 2, 1, 0.0035));
        return new EvaluationReport(
                "One network call instead of a hundred, and a steadier hand",
                "A Franka Panda twin picks a cube, carries it round an obstacle on either side and sets it down in a"
                        + " tray: the same diffusion policy under five settings of its sampler, 1 kHz control, 20 Hz"
                        + " policy.\n\nThe episodes here are made up.",
                List.of(
                        new Highlight("÷ 50", "network calls against DDPM-100, execute 1", "goal ≥ 25×", true),
                        new Highlight("1.04 ×", "success against the better full solve", "goal ≥ 1.0×", true),
                        new Highlight("÷ 5.1", "jerk against DDPM-100, execute 1", "goal ≥ 1.33×", true),
                        new Highlight("÷ 12", "p99 inference against the full solve", "goal ≥ 20×", false)),
                EvaluationTable.of(policies),
                policies,
                MILESTONES,
                List.of(live("RTI · DDIM [25, 5]", true), live("DDPM-100, execute 1", false)),
                List.of(
                        film("RTI, seed 1003: success after 6.2 s.", 0.15f),
                        film("DDPM-100, execute 8, seed 1003: dropped the cube.", 0.6f)),
                List.of(paths("RTI: keeps to one side.", 0.002), paths("DDPM-100, execute 8: wavers.", 0.012)),
                List.of(
                        new Setting("control rate", "1000 Hz"),
                        new Setting("policy rate", "20 Hz"),
                        new Setting("hostile", HOSTILE)),
                new Provenance(
                        "./armature evaluate --policy models/place --task place --episodes 200 --seed 1000",
                        "0123abcd",
                        "2 cores, ONNX Runtime CPU",
                        "1000 … " + (999 + episodes),
                        "2026-01-01"));
    }

    private static PolicyResults policy(String name, int n, double rate, int calls, int execute, double jerk) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        SplittableRandom shared = new SplittableRandom(11);
        List<EpisodeResult> episodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double hardness = shared.nextDouble();
            boolean success = 0.5 * hardness + 0.5 * random.nextDouble() < (rate > 0.5 ? 0.3 + rate / 1.9 : rate);
            int inferences = 100 / execute + random.nextInt(20 / execute + 1);
            List<Long> nanos = new ArrayList<>();
            for (int j = 0; j < inferences; j++) {
                nanos.add((j == 0 ? 100 : calls) * (280_000L + random.nextInt(120_000)));
            }
            int stages = success ? 5 : random.nextInt(5);
            List<Milestone> reached = new ArrayList<>();
            for (int m = 0; m < stages; m++) {
                reached.add(new Milestone(MILESTONES.get(m), 1.1 * (m + 1)));
            }
            episodes.add(new EpisodeResult(
                    1000 + i,
                    success,
                    reached,
                    inferences * execute,
                    100 + (long) calls * (inferences - 1),
                    100,
                    nanos,
                    jerk * (0.6 + 0.8 * random.nextDouble()),
                    5 + random.nextDouble(),
                    success ? "" : stages > 2 ? "dropped" : "time is up",
                    ""));
        }
        return new PolicyResults(name, "steps of " + name, "5e".repeat(32), episodes);
    }

    static LiveRun live(String name, boolean success) {
        return new LiveRun(
                name,
                1000,
                success,
                success ? "" : "dropped",
                8.1,
                8.4,
                new LiveRun.Ticks(8100, 12, 40, success ? 0 : 9, new Latency(8100, 13_000, 41_000, 95_000)),
                new LiveRun.Chunks(
                        81,
                        0,
                        success ? 0 : 3,
                        40_000_000,
                        new Latency(80, 800_000, 5_000_000, 6_000_000),
                        new Latency(80, 1_800_000, 6_000_000, 7_000_000)));
    }

    private static Filmstrip film(String caption, float hue) {
        List<Filmstrip.Frame> frames = new ArrayList<>();
        for (int f = 0; f < 6; f++) {
            byte[] rgb = new byte[120 * 90 * 3];
            for (int i = 0; i < 120 * 90; i++) {
                double x = i % 120 / 120.0 - 0.15 - 0.13 * f;
                double y = (i - i % 120) / 120.0 / 90.0 - 0.5;
                double light = Math.exp(-40 * (x * x + y * y));
                rgb[3 * i] = (byte) (60 + 180 * light * hue);
                rgb[3 * i + 1] = (byte) (70 + 100 * light);
                rgb[3 * i + 2] = (byte) (90 + 160 * light * (1 - hue));
            }
            frames.add(Filmstrip.Frame.of(PngEncoder.encode(rgb, 120, 90), "%d.0 s".formatted(f)));
        }
        return new Filmstrip(caption, frames);
    }

    private static TopDown paths(String caption, double noise) {
        SplittableRandom random = new SplittableRandom(5);
        List<Path> paths = new ArrayList<>();
        for (int p = 0; p < 24; p++) {
            double side = p % 2 == 0 ? 1 : -1;
            double width = 0.13 + 0.03 * random.nextDouble();
            double start = 0.05 * random.nextDouble() - 0.025;
            List<Point> points = new ArrayList<>();
            for (int t = 0; t <= 60; t++) {
                double s = t / 60.0;
                double wobble = noise * (random.nextDouble() - 0.5);
                double bow = side * width * Math.pow(Math.sin(Math.PI * s), 2);
                points.add(new Point(0.35 + 0.33 * s + wobble, (1 - s) * start + bow + wobble));
            }
            paths.add(new Path(side > 0 ? "left of the obstacle" : "right of the obstacle", points));
        }
        return new TopDown(
                caption,
                List.of(
                        new Circle("obstacle", new Point(0.515, 0), 0.045),
                        new Rectangle("tray", new Point(0.68, 0), 0.06, 0.08),
                        new Rectangle("start", new Point(0.35, 0), 0.03, 0.05)),
                paths);
    }
}
