package dev.armature.sim.episode;

import dev.armature.core.Status;
import dev.armature.core.time.Rate;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EpisodeResult.Milestone;
import dev.armature.sim.evaluate.Jerk;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.perturb.Perturbation;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Progress;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Plays episodes of one task on one twin, in lock-step: an actor decides at its rate, the loop ticks at 1 kHz,
/// the task judges at 100 Hz. The same seed and actor give the same episode bit for bit.
public final class EpisodeRunner implements AutoCloseable {

    /// How often policies act and datasets have a row.
    public static final Rate POLICY_RATE = new Rate(10);

    /// How many milliseconds lie between two looks of the task at the scene.
    public static final int TICKS_PER_JUDGEMENT = 10;

    private final Task task;
    private final TaskScene scene;
    private final EpisodeStart start;
    private final ArmWire wire;
    private final ArmLoop loop;
    private final TaskObserver observer;
    private final float[] action = new float[TaskObserver.ACTION.dim()];
    private final float[] sent = new float[TaskObserver.ACTION.dim()];

    /// A runner of `task`.
    ///
    /// @param model of the task's scene; this runner's own when there are perturbations, otherwise it may be
    ///     shared
    public EpisodeRunner(Task task, Model model, PerturbationSpec perturbations) {
        this(task, model, perturbations, scene -> ArmWire.straight(scene.twin()));
    }

    /// The same, with the arm's loop at the end of a wire.
    ///
    /// @param wire made of the scene; closed by this runner
    public EpisodeRunner(Task task, Model model, PerturbationSpec perturbations, Function<TaskScene, ArmWire> wire) {
        this.task = task;
        this.scene = new TaskScene(model);
        this.start = new EpisodeStart(task, scene, perturbations);
        this.wire = wire.apply(scene);
        this.loop = new ArmLoop(this.wire.plant(), scene.clock(), POLICY_RATE.periodNanos());
        this.observer = new TaskObserver(task);
    }

    /// Plays one episode to success, failure or the task's time limit.
    ///
    /// @param seed of the start, the actor's choices and the perturbation
    /// @param disturbance pushes the commands away from what the actor decided; see [Disturbance]
    public EpisodeResult run(long seed, Actor actor, Disturbance disturbance, EpisodeListener listener) {
        Perturbation perturbation = start.at(seed);
        wire.begin();
        try {
            return play(seed, perturbation, actor, disturbance, listener);
        } finally {
            wire.end();
        }
    }

    private EpisodeResult play(
            long seed, Perturbation perturbation, Actor actor, Disturbance disturbance, EpisodeListener listener) {
        loop.reset();
        Progress progress = new Progress(task.milestones());
        Jerk jerk = new Jerk(3);
        scene.look();
        observer.look(scene);
        actor.begin(scene, seed, perturbation);
        disturbance.begin(seed);
        int steps = 0;
        while (!progress.done() && scene.timeSeconds() < task.timeLimitSeconds() - 1e-9) {
            scene.look();
            observer.look(scene);
            if (actor.act(scene, action) == Status.OK && finite(action)) {
                System.arraycopy(action, 0, sent, 0, sent.length);
                disturbance.apply(sent);
                listener.onStep(
                        new EpisodeListener.Step(steps, scene, observer.state(), observer.environment(), action, sent));
                jerk.add(sent, 0);
                loop.aim(sent);
            }
            carryOut(progress);
            steps++;
        }
        if (!progress.done()) {
            progress.fail("out of time");
        }
        return result(seed, actor.effort(), progress, steps, jerk.mean(), perturbation);
    }

    /// The twin, for cameras.
    public TaskScene scene() {
        return scene;
    }

    private static boolean finite(float[] action) {
        for (float x : action) {
            if (!Float.isFinite(x)) {
                return false;
            }
        }
        return true;
    }

    private void carryOut(Progress progress) {
        int ticks = Math.toIntExact(POLICY_RATE.periodNanos() / scene.twin().periodNanos());
        for (int tick = 1; tick <= ticks && !progress.done(); tick++) {
            loop.tick();
            if (tick % TICKS_PER_JUDGEMENT == 0) {
                scene.look();
                task.judge(scene, progress);
                if (scene.data().unstable()) {
                    progress.fail("the simulation diverged: " + scene.data().lastWarning());
                }
            }
        }
    }

    private EpisodeResult result(
            long seed, Effort effort, Progress progress, int steps, double jerk, Perturbation perturbation) {
        List<Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < progress.reached(); i++) {
            milestones.add(new Milestone(
                    progress.reachedNames().get(i), progress.reachedSeconds().get(i)));
        }
        String failure = progress.failure();
        return new EpisodeResult(
                seed,
                progress.success(),
                milestones,
                steps,
                effort.networkCalls(),
                effort.firstNetworkCalls(),
                effort.inferenceNanos(),
                jerk,
                scene.timeSeconds(),
                failure == null ? "" : failure,
                perturbation.describe());
    }

    @Override
    public void close() {
        wire.close();
        scene.close();
    }
}
