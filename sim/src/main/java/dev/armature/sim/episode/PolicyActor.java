package dev.armature.sim.episode;

import dev.armature.controller.schedule.ChunkPhase;
import dev.armature.controller.schedule.ChunkScheduler;
import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import dev.armature.core.UserError;
import dev.armature.core.time.Clock;
import dev.armature.sim.perturb.Perturbation;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.ArrayList;
import java.util.List;

/// A policy as an actor: observes at its rate, infers every so many steps, and carries out what its chunks say for the
/// time at hand.
public final class PolicyActor implements Actor, AutoCloseable {

    private static final Clock WALL = Clock.system();
    private static final int WARM_UP_INFERENCES = 300;
    private static final long WARM_UP_NANOS = 200_000_000;

    private final Policy policy;
    private final int execute;
    private final DelayedObserver observer;
    private final Observation observation;
    private final ActionChunk chunk;
    private final ChunkScheduler scheduler;
    private final List<Long> inferenceNanos = new ArrayList<>();
    private long callsBefore;
    private long firstCalls;
    private int sinceInference;

    /// An actor that closes `policy` when it is closed.
    ///
    /// @param execute rows of each chunk that are carried out before the next inference, ≥ 1
    /// @throws UserError when the policy looks at what the task does not show, commands something else than the end
    ///     effector's position and the gripper, in other units, decides at another rate, or foresees
    ///     fewer rows than `execute`
    public PolicyActor(Task task, Policy policy, int execute) {
        require(task, policy, execute);
        this.policy = policy;
        this.execute = execute;
        this.observer = new DelayedObserver(task, policy.periodNanos());
        this.observation = new Observation(policy.observationSpec());
        this.chunk = new ActionChunk(policy.actionSpec(), policy.horizon(), policy.periodNanos());
        this.scheduler = new ChunkScheduler(policy.actionSpec(), policy.horizon(), policy.periodNanos(), 0, 0);
    }

    /// Refuses a policy that cannot play `task`.
    ///
    /// @param execute rows of each chunk that shall be carried out
    /// @throws UserError as the constructor does
    public static void require(Task task, Policy policy, int execute) {
        TaskObserver.require("the policy", policy.observationSpec(), task);
        requireAction(policy.actionSpec());
        if (policy.periodNanos() != EpisodeRunner.POLICY_RATE.periodNanos()) {
            throw new UserError(
                    "the policy",
                    "decides every " + policy.periodNanos() + " ns, the twin's tasks ask every "
                            + EpisodeRunner.POLICY_RATE.periodNanos() + " ns",
                    "Use a policy that was trained on demonstrations at this rate.");
        }
        if (execute > policy.horizon()) {
            throw new UserError(
                    "the policy",
                    "foresees " + policy.horizon() + " rows, of which " + execute + " cannot be carried out",
                    "Give " + policy.horizon() + " rows or fewer, like ddpm-100@" + policy.horizon() + ".");
        }
    }

    private static void requireAction(ActionSpec offered) {
        ActionSpec wanted = TaskObserver.ACTION;
        if (offered.kind() != wanted.kind()
                || !offered.names().equals(wanted.names())
                || !offered.frame().equals(wanted.frame())) {
            throw new UserError(
                    "the policy",
                    "commands " + offered.kind() + " " + offered.names() + " in frame '" + offered.frame()
                            + "', but the twin's tasks take " + wanted.kind() + " " + wanted.names() + " in '"
                            + wanted.frame() + "'",
                    "Use a policy that was trained on such demonstrations.");
        }
        for (int d = 0; d < wanted.dim(); d++) {
            if (!offered.units().get(d).equals(wanted.units().get(d))) {
                throw new UserError(
                        "the policy",
                        "commands '" + offered.names().get(d) + "' in the unit '"
                                + offered.units().get(d) + "', but the twin's tasks take it in '"
                                + wanted.units().get(d) + "'",
                        "Use a policy that was trained on demonstrations in SI units.");
            }
        }
    }

    /// Infers on zeros for a while, at most 0.2 s, so that the times of an episode's inferences are those of compiled
    /// code.
    public void warmUp() {
        policy.reset(0);
        long end = WALL.nanoTime() + WARM_UP_NANOS;
        for (int i = 0; i < WARM_UP_INFERENCES && WALL.nanoTime() < end; i++) {
            for (int tensor = 0; tensor < observation.spec().tensors().size(); tensor++) {
                int size = observation.spec().tensors().get(tensor).frameSize();
                observation.push(tensor, new float[size], i * policy.periodNanos());
            }
            policy.prepare();
            policy.infer(observation, chunk);
        }
    }

    @Override
    public void begin(TaskScene scene, long seed, Perturbation perturbation) {
        policy.reset(seed);
        observation.clear();
        scheduler.clear();
        observer.begin(seed, perturbation);
        inferenceNanos.clear();
        callsBefore = policy.networkCalls();
        firstCalls = 0;
        sinceInference = execute;
    }

    @Override
    public Status act(TaskScene scene, float[] out) {
        long now = scene.clock().nanoTime();
        if (sinceInference >= execute) {
            policy.prepare();
        }
        boolean fresh = observer.observe(scene, observation);
        if (fresh && sinceInference >= execute) {
            Status status = infer(now);
            if (status != Status.OK) {
                return status;
            }
        }
        sinceInference++;
        if (scheduler.sample(now) == ChunkPhase.EMPTY) {
            return Status.MISSING;
        }
        System.arraycopy(scheduler.due(), 0, out, 0, out.length);
        return Status.OK;
    }

    private Status infer(long now) {
        long before = WALL.nanoTime();
        Status status = policy.infer(observation, chunk);
        inferenceNanos.add(WALL.nanoTime() - before);
        if (inferenceNanos.size() == 1) {
            firstCalls = policy.networkCalls() - callsBefore;
        }
        if (status == Status.OK) {
            status = scheduler.offer(chunk, now);
            sinceInference = 0;
        }
        return status;
    }

    @Override
    public Effort effort() {
        return new Effort(policy.networkCalls() - callsBefore, firstCalls, inferenceNanos);
    }

    @Override
    public void close() {
        policy.close();
    }
}
