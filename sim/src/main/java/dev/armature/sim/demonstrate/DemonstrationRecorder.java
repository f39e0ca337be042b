package dev.armature.sim.demonstrate;

import dev.armature.core.UserError;
import dev.armature.sim.episode.Disturbance;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.episode.ExpertActor;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.Rollouts;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Records demonstrations of a task by its scripted expert.
///
/// The same task, seed and number give the same dataset, whatever the number of threads and however often the
/// recording was interrupted: seeds are tried in order, and those that succeed are stored in order, each as soon as
/// it and those before it have ended. A dataset that began with another seed is therefore not gone on with.
public final class DemonstrationRecorder {

    private static final int BATCH_PER_THREAD = 4;

    /// Below this share of successes something is wrong with the task.
    private static final double WORST_SHARE = 0.2;

    /// So many seeds in a row fail by chance in no task that is worth recording.
    private static final int MOST_FAILURES = 50;

    private final Task task;
    private final int threads;

    /// Hears how far the recording is, on the threads that play, one at a time.
    @FunctionalInterface
    public interface Listener {
        /// @param stored episodes in the dataset
        /// @param tried episodes played since this recording began
        void progress(int stored, int tried);
    }

    /// A recorder of `task` that plays on `threads` threads.
    public DemonstrationRecorder(Task task, int threads) {
        this.task = task;
        this.threads = threads;
    }

    /// What a recording did.
    ///
    /// @param before episodes in the dataset when it began
    /// @param stored episodes in the dataset when it ended; no fewer than were asked for
    /// @param played episodes that it played to get there
    public record Recorded(int before, int stored, int played) {}

    /// Records until the dataset at `root` has `episodes`; goes on where an earlier recording stopped. A kill loses
    /// what is being played, and what has ended but waits for an earlier seed.
    ///
    /// @param firstSeed of the dataset, also of one that is gone on with
    /// @throws UserError when the dataset there is of another task or began with another seed
    /// @throws InterruptedException when this thread was interrupted; what is stored stays
    public Recorded record(Path root, int episodes, long firstSeed, Listener listener) throws InterruptedException {
        endIfInterrupted();
        try (Model model = Scenes.load(task.name());
                DemonstrationFile file = DemonstrationFile.open(root, task, firstSeed)) {
            requireSeed(root, model, file, firstSeed);
            long seed = file.nextSeed();
            int before = file.episodes();
            AtomicInteger tried = new AtomicInteger();
            if (before < episodes) {
                listener.progress(before, 0);
            }
            while (file.episodes() < episodes) {
                endIfInterrupted();
                int batch = Math.min(threads * BATCH_PER_THREAD, 2 * (episodes - file.episodes()) + 1);
                play(model, seed, batch, demonstration -> {
                    int played = tried.incrementAndGet();
                    if (demonstration.result().success() && file.episodes() < episodes) {
                        file.store(demonstration);
                        listener.progress(file.episodes(), played);
                    }
                });
                seed += batch;
                requireSuccesses(file.episodes() - before, tried.get());
            }
            return new Recorded(before, file.episodes(), tried.get());
        }
    }

    /// Refuses a dataset that a recording from `firstSeed` would not have begun: one whose first episode has an
    /// earlier seed, or a later one although a seed between them succeeds, which is found out by playing them.
    private void requireSeed(Path root, Model model, DemonstrationFile file, long firstSeed)
            throws InterruptedException {
        if (file.episodes() == 0 || file.firstSeed() == firstSeed) {
            return;
        }
        AtomicInteger successes = new AtomicInteger();
        long between = file.firstSeed() - firstSeed;
        boolean near = between > 0 && between <= MOST_FAILURES;
        if (near) {
            play(
                    model,
                    firstSeed,
                    (int) between,
                    d -> successes.addAndGet(d.result().success() ? 1 : 0));
        }
        if (!near || successes.get() > 0) {
            throw new UserError(
                    "--seed " + firstSeed,
                    "the dataset in " + root + " began with another seed: its first episode has " + file.firstSeed(),
                    "Go on with --seed " + file.firstSeed() + ", or give another folder.");
        }
    }

    private void requireSuccesses(int successes, int tried) {
        if (tried > 50 && successes < WORST_SHARE * tried) {
            throw new UserError(
                    "task '" + task.name() + "'",
                    "its expert succeeded " + successes + " times of " + tried,
                    "Look at it with `armature twin --task " + task.name() + "`.");
        }
    }

    private static void endIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the recording was interrupted");
        }
    }

    /// Plays `episodes` of them; `ended` hears of each in the order of seeds, as soon as no earlier one is missing.
    private void play(Model model, long firstSeed, int episodes, Consumer<Demonstration> ended)
            throws InterruptedException {
        new Rollouts(threads).run(episodes, () -> new Player(task, model, firstSeed), new InOrder<>(ended)::put);
    }

    private static final class Player implements Rollouts.Worker<Demonstration> {

        private final EpisodeRunner runner;
        private final ExpertActor expert;
        private final long firstSeed;

        Player(Task task, Model model, long firstSeed) {
            this.runner = new EpisodeRunner(task, model, PerturbationSpec.NONE);
            this.expert = new ExpertActor(task);
            this.firstSeed = firstSeed;
        }

        @Override
        public Demonstration run(int episode) {
            List<Demonstration.Row> rows = new ArrayList<>();
            // 1 cm gusts, 40 % of the time: nine of ten experts still succeed, and show how
            Disturbance gusts = new Disturbance(0.010, 0.4);
            return new Demonstration(
                    rows, runner.run(firstSeed + episode, expert, gusts, step -> rows.add(Demonstration.Row.of(step))));
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}
