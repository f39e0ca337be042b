package dev.armature.benchmarks;

import dev.armature.core.time.Clock;
import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Figure;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.mujoco.Quality;
import dev.armature.sim.mujoco.Renderer;
import dev.armature.sim.scene.Scenes;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Pictures of the twin per second: colour and depth of the moving scene, from the best frame. A software renderer is
/// timed by the CPU time of all its threads, which other programs change little and which on a quiet machine is more
/// than the wall time; a GPU by wall time.
public final class Render implements Benchmark {

    private static final int FRAMES = 150;

    @Override
    public String name() {
        return "render";
    }

    @Override
    public String describes() {
        return "colour and depth pictures of the place scene per second, the median frame, without a window";
    }

    @Override
    public String needs() {
        return "MuJoCo, EGL";
    }

    @Override
    public String takes() {
        return "10 s";
    }

    @Override
    public List<Figure> run(Path workFolder) {
        try (Model model = Scenes.load("place");
                Data data = model.newData()) {
            return List.of(frames(model, data, 128, 128, 150), frames(model, data, 640, 480, 60));
        }
    }

    private static Figure frames(Model model, Data data, int width, int height, double goal) {
        Clock clock = Clock.system();
        CpuClock cpuClock = new CpuClock();
        ByteBuffer rgb = ByteBuffer.allocateDirect(3 * width * height);
        FloatBuffer depth = FloatBuffer.allocate(width * height);
        int camera = model.id(ObjType.CAMERA, "front");
        long[] walls = new long[FRAMES];
        long[] cpus = new long[FRAMES];
        String device;
        try (Renderer renderer = new Renderer(model, width, height, Quality.LEAN)) {
            device = renderer.device();
            for (int i = 0; i < FRAMES; i++) {
                data.step(5);
                long cpu = cpuClock.nanos();
                long wall = clock.nanoTime();
                renderer.render(data, camera, rgb, depth);
                walls[i] = clock.nanoTime() - wall;
                cpus[i] = cpuClock.nanos() - cpu;
            }
        }
        double perSecond = 1e9 / median(walls);
        String told = "%s; %.0f 1/s by CPU time of all its threads".formatted(device, 1e9 / median(cpus));
        return new Figure(
                "render.frames_%dx%d".formatted(width, height),
                perSecond,
                "1/s",
                told,
                Double.NaN,
                goal,
                perSecond >= goal);
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}
