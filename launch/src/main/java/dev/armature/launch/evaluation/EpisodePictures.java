package dev.armature.launch.evaluation;

import dev.armature.launch.report.Filmstrip;
import dev.armature.launch.report.PngEncoder;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.sim.episode.Disturbance;
import dev.armature.sim.episode.EpisodeListener;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.episode.PolicyActor;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.mujoco.Quality;
import dev.armature.sim.mujoco.Renderer;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Task;
import dev.armature.sim.trial.Trial;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Pictures of episodes. An episode is played again for them, over the same route, so that no camera slows the one that
/// counts. In process on the CPU it repeats bit for bit, over the robot's wire only nearly: the caption tells what the
/// camera saw.
final class EpisodePictures {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    private static final int FRAMES = 6;
    private static final String CAMERA = "front";

    private EpisodePictures() {}

    /// Refuses a machine that cannot draw.
    ///
    /// @throws dev.armature.core.UserError with the way out
    static void check(Task task) {
        try (Model model = Scenes.load(task.name());
                Renderer renderer = new Renderer(model, WIDTH, HEIGHT, Quality.PRETTY)) {
            model.id(ObjType.CAMERA, CAMERA);
        }
    }

    /// Plays `results` of `trial` again, and looks at each from the front at even intervals.
    static List<Filmstrip> of(EvaluationPlan plan, Trial trial, List<EpisodeResult> results) {
        List<Filmstrip> strips = new ArrayList<>();
        if (results.isEmpty()) {
            return strips;
        }
        try (PolicyFolder policy = PolicyFolder.open(plan.policy(), plan.provider());
                Model model = Scenes.load(plan.task().name());
                EpisodeRunner runner = new EpisodeRunner(plan.task(), model, plan.perturbations(), plan.route()::to);
                PolicyActor actor = new PolicyActor(plan.task(), policy.newPolicy(trial.sampler()), trial.execute());
                Renderer renderer = new Renderer(model, WIDTH, HEIGHT, Quality.PRETTY)) {
            Camera camera = new Camera(renderer, model.id(ObjType.CAMERA, CAMERA));
            for (EpisodeResult result : results) {
                camera.begin(result.steps());
                EpisodeResult seen = runner.run(result.seed(), actor, Disturbance.none(), camera);
                camera.shoot(runner.scene().data(), runner.scene().timeSeconds());
                strips.add(new Filmstrip(caption(trial, seen), camera.frames));
            }
        }
        return strips;
    }

    private static String caption(Trial trial, EpisodeResult result) {
        return String.format(
                Locale.ROOT,
                "%s, seed %d: %s after %.1f s",
                trial.name(),
                result.seed(),
                result.success() ? "success" : result.failure(),
                result.simulatedSeconds());
    }

    private static final class Camera implements EpisodeListener {

        private final Renderer renderer;
        private final int id;
        private final ByteBuffer rgb = ByteBuffer.allocateDirect(3 * WIDTH * HEIGHT);
        private List<Filmstrip.Frame> frames = new ArrayList<>();
        private int interval = 1;

        Camera(Renderer renderer, int id) {
            this.renderer = renderer;
            this.id = id;
        }

        void begin(int steps) {
            frames = new ArrayList<>();
            interval = Math.max(1, steps / (FRAMES - 1));
        }

        @Override
        public void onStep(Step step) {
            if (step.index() % interval == 0 && frames.size() < FRAMES - 1) {
                shoot(step.scene().data(), step.scene().timeSeconds());
            }
        }

        void shoot(dev.armature.sim.mujoco.Data data, double seconds) {
            renderer.render(data, id, rgb, null);
            byte[] pixels = new byte[rgb.capacity()];
            rgb.get(0, pixels);
            frames.add(Filmstrip.Frame.of(
                    PngEncoder.encode(pixels, WIDTH, HEIGHT), String.format(Locale.ROOT, "%.1f s", seconds)));
        }
    }
}
