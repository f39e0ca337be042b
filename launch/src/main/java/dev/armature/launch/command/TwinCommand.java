package dev.armature.launch.command;

import dev.armature.core.UserError;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.server.ServerSettings;
import dev.armature.launch.Exit;
import dev.armature.launch.Interrupts;
import dev.armature.launch.twin.NewsReader;
import dev.armature.launch.twin.ServeOptions;
import dev.armature.launch.twin.Serving;
import dev.armature.launch.twin.Snapshot;
import dev.armature.launch.twin.TwinText;
import dev.armature.sim.live.Circle;
import dev.armature.sim.live.LiveTwin;
import dev.armature.sim.live.Stage;
import dev.armature.sim.live.Stretch;
import dev.armature.sim.task.TaskScene;
import dev.armature.sim.task.Tasks;
import dev.armature.sim.twin.TwinDescription;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `armature twin`: the Panda's twin, live.
@Command(
        name = "twin",
        description = "Run the Panda's twin at 1 kHz, under Cartesian impedance or served to robot programs over FCI.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The end effector draws a level circle of 5 cm in 8 s. Each second a line tells how far it is, how it",
            "keeps up with real time, how far the end effector is from its target (the law follows targets 0.2 s",
            "late by design), what a tick's state, law and safety took, and ticks that were not done in time.",
            "",
            "With --serve fci programs written for a Panda (libfranka 0.9, panda-py, deoxys) drive the twin unmodified;",
            "it serves one client at a time, with hand (and a pretended vacuum gripper), until Ctrl-C.",
            "",
            "A model of your own needs a Panda named as MuJoCo Menagerie's, and starts at its keyframe 'home'.",
            "",
            "Examples:",
            "  armature twin",
            "  armature twin --serve fci --pacing lock-step",
            "  armature twin --task lift --hold --speed fast --seconds 60 --picture lift.png",
            "  armature twin --model mujoco_menagerie/franka_emika_panda/scene.xml --picture panda.png"
        })
public final class TwinCommand implements Callable<Integer> {

    private static final String PICTURE = "--picture";
    private static final String PNG = ".png";
    private static final double MOST_SECONDS = 86_400;
    private static final double DEFAULT_SECONDS = 10;

    /// How fast simulated time passes.
    enum Speed {
        /// As time passes.
        REAL,
        /// As fast as the machine computes.
        FAST
    }

    /// Where the arm stands: one or the other.
    static final class Place {
        @Option(names = "--task", description = "The scene of lift, place (default) or insert.")
        private @Nullable String task;

        @Option(names = "--model", paramLabel = "FILE", description = "A scene of your own: an MJCF with a Panda.")
        private @Nullable Path model;
    }

    @ArgGroup
    private @Nullable Place place;

    @ArgGroup(exclusive = false)
    private @Nullable ServeOptions serve;

    @Option(names = "--robot", paramLabel = "panda", description = "Whose twin: panda (default).")
    private String robot = "panda";

    @Option(
            names = "--seconds",
            description = "Simulated seconds (default 10). Served: of the clock (default until Ctrl-C).")
    private @Nullable Double seconds;

    @Option(names = "--seed", description = "Where a task's objects lie (default 0).", defaultValue = "0")
    private long seed;

    @Option(names = "--hold", description = "Hold the arm where it is instead of drawing a circle.")
    private boolean hold;

    @Option(names = "--speed", description = "${COMPLETION-CANDIDATES} (default real).", defaultValue = "real")
    private Speed speed = Speed.REAL;

    @Option(names = PICTURE, paramLabel = "FILE", description = "Save what the camera 'front' sees at the end (PNG).")
    private @Nullable Path picture;

    @Mixin
    private final BlackBoxFile blackBox = new BlackBoxFile();

    @Mixin
    private final JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!robot.equals("panda")) {
            throw new UserError("--robot " + robot, "has no twin here", "Give panda.");
        }
        double limit = seconds == null ? DEFAULT_SECONDS : seconds;
        if (!(limit > 0 && limit <= MOST_SECONDS)) {
            throw new UserError("--seconds " + seconds, "cannot be run", "Give more than 0, at most 86400.");
        }
        json.check();
        if (serve != null) {
            return serve(serve);
        }
        OutputFile file = picture == null ? null : pictureFile(picture);
        if (file != null) {
            file.check();
        }
        blackBox.check();
        try (Stage stage = stage()) {
            return Interrupts.guard(() -> file == null ? run(stage) : runAndShow(stage, file), "The twin stops.");
        }
    }

    /// Refuses a name that would tell programs to read something else than a PNG.
    private static OutputFile pictureFile(Path path) {
        if (!path.toString().toLowerCase(Locale.ROOT).endsWith(PNG)) {
            throw new UserError(PICTURE + " " + path, "does not end in " + PNG, "It is a PNG; name it so.");
        }
        return new OutputFile(PICTURE, path);
    }

    /// Programs that speak the robot's wire drive the twin; the loop of this command does not run.
    private int serve(ServeOptions options) throws Exception {
        if (hold || speed != Speed.REAL || picture != null || blackBox.wanted() || json.wanted()) {
            throw new UserError(
                    "--serve",
                    "does not go with --hold, --speed, --picture, --black-box or --json",
                    "The client drives the arm; pacing is told by --pacing.");
        }
        ServerSettings settings = options.settings();
        try (Stage stage = stage()) {
            Serving serving = new Serving(
                    stage,
                    TwinDescription.of(stage.model()),
                    settings,
                    spec.commandLine().getErr());
            Serving.Report report = Interrupts.guard(
                    () -> serving.run(seconds == null ? Double.POSITIVE_INFINITY : seconds), "The twin stops.");
            tell(List.of(TwinText.served(report)));
            return Exit.OK;
        }
    }

    private Stage stage() {
        if (place != null && place.model != null) {
            return Stage.of(place.model);
        }
        String task = place == null || place.task == null ? "place" : place.task;
        return Stage.of(Tasks.named(task), seed);
    }

    /// The renderer is made first: a machine that cannot draw says so before the run.
    private int runAndShow(Stage stage, OutputFile file) throws IOException {
        try (Snapshot snapshot = new Snapshot(stage.scene())) {
            int exit = run(stage);
            file.write(snapshot.png());
            tell(List.of("picture        " + file.path()));
            return exit;
        }
    }

    private int run(Stage stage) throws IOException {
        TaskScene scene = stage.scene();
        LiveTwin live = new LiveTwin(scene, hold ? Circle.none() : Circle.gentle(), Clock.realTime());
        Stretch all;
        try (NewsReader reader = new NewsReader(live.news(), spec.commandLine().getErr(), TwinText::line)) {
            all = live.run(
                    Math.max(1, Math.round((seconds == null ? DEFAULT_SECONDS : seconds) / LiveTwin.TICK_SECONDS)),
                    speed == Speed.REAL);
        }
        tell(TwinText.summary(all));
        blackBox.write(live.loop().safety());
        json.write(List.of(TwinText.json(all)));
        if (scene.data().unstable()) {
            throw new UserError(
                    stage.model().source(),
                    "diverged after " + all.simulatedSeconds() + " s: "
                            + scene.data().lastWarning(),
                    "Look at masses, contacts and the integrator, or start from another keyframe 'home'.");
        }
        return Exit.OK;
    }

    private void tell(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
