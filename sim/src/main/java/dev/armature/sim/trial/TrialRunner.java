package dev.armature.sim.trial;

import dev.armature.core.Policy;
import dev.armature.core.time.Clock;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.sim.episode.ArmWire;
import dev.armature.sim.episode.Disturbance;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.episode.PolicyActor;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.Rollouts;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Plays every trial on the same seeds. Episodes of all trials take turns, so that whatever else the machine does
/// weighs on all alike.
public final class TrialRunner {

    private static final Clock WALL = Clock.system();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Task task;
    private final Function<String, ? extends Policy> policies;
    private final PerturbationSpec perturbations;
    private final int threads;
    private final Function<TaskScene, ArmWire> wire;

    /// Hears of each episode when it ends.
    @FunctionalInterface
    public interface Listener {
        /// @param trial which one
        /// @param episode its result and path
        void finished(Trial trial, TrialEpisode episode);
    }

    /// A runner of `policy` on `task` with `threads` episodes at a time.
    public TrialRunner(Task task, PolicyFolder policy, PerturbationSpec perturbations, int threads) {
        this(task, policy::newPolicy, perturbations, threads);
    }

    /// The same, with the arm's loop at the end of a wire to each thread's twin.
    public TrialRunner(
            Task task,
            PolicyFolder policy,
            PerturbationSpec perturbations,
            int threads,
            Function<TaskScene, ArmWire> wire) {
        this(task, policy::newPolicy, perturbations, threads, wire);
    }

    /// A runner of whatever `policies` makes of a sampler's name, one for each thread; the runner closes them.
    public TrialRunner(
            Task task, Function<String, ? extends Policy> policies, PerturbationSpec perturbations, int threads) {
        this(task, policies, perturbations, threads, scene -> ArmWire.straight(scene.twin()));
    }

    private TrialRunner(
            Task task,
            Function<String, ? extends Policy> policies,
            PerturbationSpec perturbations,
            int threads,
            Function<TaskScene, ArmWire> wire) {
        this.wire = wire;
        this.task = task;
        this.policies = policies;
        this.perturbations = perturbations;
        this.threads = threads;
    }

    /// Plays `episodes` seeds from `firstSeed` on.
    ///
    /// @return for each trial its episodes, in the order of the seeds
    /// @throws InterruptedException when this thread was interrupted
    public List<List<TrialEpisode>> run(List<Trial> trials, int episodes, long firstSeed, Listener listener)
            throws InterruptedException {
        try (Model nominal = Scenes.load(task.name())) {
            int n = trials.size();
            List<TrialEpisode> all = new Rollouts(threads)
                    .run(
                            episodes * n,
                            () -> new Player(nominal, trials, firstSeed),
                            (i, e) -> listener.finished(trials.get(i % n), e));
            List<List<TrialEpisode>> byTrial = new ArrayList<>();
            for (int t = 0; t < n; t++) {
                List<TrialEpisode> mine = new ArrayList<>();
                for (int e = 0; e < episodes; e++) {
                    mine.add(all.get(e * n + t));
                }
                byTrial.add(mine);
            }
            return byTrial;
        }
    }

    private final class Player implements Rollouts.Worker<TrialEpisode> {

        private final Model model;
        private final EpisodeRunner runner;
        private final List<PolicyActor> actors = new ArrayList<>();
        private final long firstSeed;

        Player(Model nominal, List<Trial> trials, long firstSeed) {
            // a perturbed episode writes into its model
            model = perturbations.active() ? nominal.copy() : nominal;
            runner = new EpisodeRunner(task, model, perturbations, wire);
            for (Trial trial : trials) {
                PolicyActor actor = new PolicyActor(task, policies.apply(trial.sampler()), trial.execute());
                actors.add(actor);
                actor.warmUp();
            }
            this.firstSeed = firstSeed;
        }

        @Override
        public TrialEpisode run(int job) {
            List<float[]> path = new ArrayList<>();
            long seed = firstSeed + job / actors.size();
            long before = WALL.nanoTime();
            EpisodeResult result = runner.run(
                    seed,
                    actors.get(job % actors.size()),
                    Disturbance.none(),
                    step -> path.add(new float[] {step.state()[0], step.state()[1]}));
            return new TrialEpisode(result, path, (WALL.nanoTime() - before) / NANOS_PER_SECOND);
        }

        @Override
        public void close() {
            actors.forEach(PolicyActor::close);
            runner.close();
            if (perturbations.active()) {
                model.close();
            }
        }
    }
}
