package dev.armature.sim.live;

import dev.armature.core.Mailbox;
import dev.armature.core.Policy;
import dev.armature.core.time.Clock;
import dev.armature.sim.episode.ArmLoop;
import dev.armature.sim.episode.EpisodeStart;
import dev.armature.sim.episode.PolicyActor;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import dev.armature.sim.trial.Trial;
import java.util.function.LongPredicate;

/// Plays episodes of one task against the clock: the control loop ticks at 1 kHz on the calling thread, and the policy
/// runs beside it on a thread of its own, as on a robot. Time does not wait for it: the arm goes on with the chunk that
/// it has, and when that has ended the safety filter holds it.
///
/// Start, law, safety filter and judgement are those of [dev.armature.sim.episode.EpisodeRunner].
public final class LivePlayer implements AutoCloseable {

    private static final int WARM_TICKS = 3000;
    private static final int WARM_POLICY_TICKS = 500;

    private final Task task;
    private final Trial trial;
    private final Policy policy;
    private final Clock clock;
    private final TaskScene scene;
    private final EpisodeStart start;
    private final LiveTwin twin;
    private final long patienceMillis;
    private PolicyLink link;
    private boolean stuck;

    /// A player that closes `policy` when it is closed.
    ///
    /// @param model of the task's scene; may be shared
    /// @param trial how `policy` samples, and how many observations each inference is for
    /// @param clock real time
    /// @throws dev.armature.core.UserError when the policy cannot play the task
    public LivePlayer(Task task, Model model, Trial trial, Policy policy, Clock clock) {
        this(task, model, trial, policy, clock, 10_000);
    }

    /// As above.
    ///
    /// @param patienceMillis how long the policy's last inference may take to end
    LivePlayer(Task task, Model model, Trial trial, Policy policy, Clock clock, long patienceMillis) {
        PolicyActor.require(task, policy, trial.execute());
        this.task = task;
        this.trial = trial;
        this.policy = policy;
        this.clock = clock;
        this.patienceMillis = patienceMillis;
        scene = new TaskScene(model);
        start = new EpisodeStart(task, scene, PerturbationSpec.NONE);
        link = new PolicyLink(scene, task, policy, trial.execute(), clock);
        twin = new LiveTwin(
                scene,
                (now, state, out) -> link.next(now, state, out),
                clock,
                (plant, source) -> ArmLoop.around(plant, source, scene.clock(), policy.periodNanos()));
    }

    /// Lets the arm move off the clock, so that the first episode finds its code compiled, as a robot's loop should be
    /// before it is given an arm.
    public void warmUp() {
        step(0, tick -> {
            if (tick < WARM_POLICY_TICKS) {
                link.worker().step();
            }
            return tick < WARM_TICKS;
        });
        twin.news().poll();
    }

    /// Plays one episode to success, failure or the task's time limit.
    ///
    /// @throws InterruptedException when this thread was interrupted; the policy's thread has ended then too
    /// @throws IllegalStateException when the policy threw, or does not end its last inference
    public LiveRun run(long seed) throws InterruptedException {
        LiveReferee referee = begin(seed);
        Thread thread =
                Thread.ofPlatform().daemon().name("policy " + trial.name()).start(link.worker());
        Stretch all;
        Throwable failure;
        try {
            all = twin.run(referee, true);
            failure = link.worker().failure();
        } finally {
            end(thread);
        }
        if (failure != null) {
            throw new IllegalStateException(
                    "the policy of " + trial.name() + " failed after " + scene.timeSeconds() + " s of seed " + seed
                            + ": " + failure,
                    failure);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("a live episode was interrupted after " + scene.timeSeconds() + " s");
        }
        return referee.result(trial.name(), seed, all);
    }

    /// Plays an episode in lock-step on this thread.
    ///
    /// @param policySide asked before each tick, with the number of ticks that are done: calls the worker when the
    ///     policy shall be done with an inference. Ends the episode when it says no
    LiveRun step(long seed, LongPredicate policySide) {
        LiveReferee referee = begin(seed);
        return referee.result(trial.name(), seed, twin.run(referee.and(policySide), false));
    }

    /// The last whole second on the clock, for one other thread.
    public Mailbox<Stretch> news() {
        return twin.news();
    }

    /// The scene of the present episode.
    TaskScene scene() {
        return scene;
    }

    /// The twin in it.
    LiveTwin twin() {
        return twin;
    }

    /// The way to the policy and back in the present episode.
    PolicyLink link() {
        return link;
    }

    private LiveReferee begin(long seed) {
        if (stuck) {
            throw new IllegalStateException("the policy of " + trial.name() + " has not come back");
        }
        start.at(seed);
        policy.reset(seed);
        link = new PolicyLink(scene, task, policy, trial.execute(), clock);
        return new LiveReferee(task, scene, twin.loop(), link);
    }

    /// Ends the policy's thread after the inference at hand. The network must not be closed under it.
    private void end(Thread thread) {
        link.worker().stop();
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(patienceMillis);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        stuck = thread.isAlive();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        scene.close();
        if (!stuck) {
            policy.close();
        }
    }
}
