package dev.armature.controller.loop;

import dev.armature.core.ActionChunk;
import dev.armature.core.Mailbox;
import dev.armature.core.Observation;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import dev.armature.core.time.Clock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Runs a policy beside the control loop: waits for an observation, infers, publishes the chunk. What comes while it
/// computes is overtaken by what comes later.
///
/// Call [#step()] by hand to run in lock-step with a simulation, or [#run()] on a thread of its own. The
/// counters belong to that thread and may be read when it has ended; [#stop()] and [#failure()] are for any
/// thread.
public final class PolicyWorker implements Runnable {

    /// How often it looks for an observation, in ns: what a chunk is later by, at most.
    private static final long LOOK_NANOS = 200_000;

    /// How long before an observation is due the policy prepares, and the worker begins to look, in ns.
    private static final long AHEAD_NANOS = 2_000_000;

    private final Policy policy;
    private final int execute;
    private final Mailbox<Observation> observations;
    private final Mailbox<ActionChunk> chunks;
    private final Clock clock;
    private final LongConsumer inferred;
    private boolean begun;
    private long capturedNanos;
    private long takenNanos;
    private long inferences;
    private long refused;
    private long missed;
    private long incomplete;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    /// A worker for one episode, for which `policy` has been reset.
    ///
    /// @param execute how many observations a chunk is for, ≥ 1: the next inference is for the `execute`-th after
    /// @param observations one for each period of the policy
    /// @param chunks of the policy's shape; those that must not be used are not published
    /// @param clock real time, by which it waits and measures
    /// @param inferred hears on the worker's thread how long each inference took, in ns
    public PolicyWorker(
            Policy policy,
            int execute,
            Mailbox<Observation> observations,
            Mailbox<ActionChunk> chunks,
            Clock clock,
            LongConsumer inferred) {
        if (execute < 1) {
            throw new IllegalArgumentException("a chunk is for 1 observation or more, not " + execute);
        }
        this.policy = policy;
        this.execute = execute;
        this.observations = observations;
        this.chunks = chunks;
        this.clock = clock;
        this.inferred = inferred;
    }

    /// Takes the newest observation, if one is due, and publishes the chunk that follows from it.
    ///
    /// @return whether it inferred
    public boolean step() {
        if (!observations.poll()) {
            return false;
        }
        Observation observation = observations.latest();
        if (!observation.complete()) {
            incomplete++;
            return false;
        }
        long captured = observation.oldestCaptureNanos();
        long period = policy.periodNanos();
        long since = begun ? Math.floorDiv(captured - capturedNanos + period / 2, period) : execute;
        if (since < execute) {
            return false;
        }
        missed += since - execute;
        begun = true;
        capturedNanos = captured;
        takenNanos = clock.nanoTime();
        Status status = policy.infer(observation, chunks.writable());
        inferred.accept(clock.nanoTime() - takenNanos);
        inferences++;
        if (status == Status.OK) {
            chunks.publish();
        } else {
            refused++;
        }
        return true;
    }

    /// Works until [#stop()], an interrupt, or the policy throws.
    @Override
    public void run() {
        try {
            while (!stopped && !Thread.currentThread().isInterrupted()) {
                if (step()) {
                    // shortly before, not at once: what it touches is still in the caches then
                    clock.sleepUntil(takenNanos + execute * policy.periodNanos() - AHEAD_NANOS);
                    policy.prepare();
                } else {
                    clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /// Ends [#run()] after the inference at hand. Interrupt its thread too, or it may sleep on for a period; the
    /// interrupt alone does not do, for a policy may swallow it.
    public void stop() {
        stopped = true;
    }

    /// What the policy threw; null as long as it has thrown nothing.
    public @Nullable Throwable failure() {
        return failure;
    }

    /// How often the policy inferred.
    public long inferences() {
        return inferences;
    }

    /// How many of the inferences gave nothing that may be used.
    public long refused() {
        return refused;
    }

    /// Observations of which a part had never been captured: no policy is asked about zeros.
    public long incomplete() {
        return incomplete;
    }

    /// Observations that were due for an inference and overtaken while the policy computed.
    public long missed() {
        return missed;
    }
}
