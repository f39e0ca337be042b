package dev.armature.sim.live;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.core.ObservationSpec;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import dev.armature.sim.episode.FakePolicy;
import java.util.function.LongConsumer;

/// A [FakePolicy] to which something happens before it infers.
final class HookedPolicy implements Policy {

    private final FakePolicy policy;
    private final LongConsumer hook;
    private long inferences;

    /// @param hook is told how many inferences there were before
    HookedPolicy(FakePolicy policy, LongConsumer hook) {
        this.policy = policy;
        this.hook = hook;
    }

    @Override
    public Status infer(Observation observation, ActionChunk out) {
        hook.accept(inferences++);
        return policy.infer(observation, out);
    }

    @Override
    public ObservationSpec observationSpec() {
        return policy.observationSpec();
    }

    @Override
    public ActionSpec actionSpec() {
        return policy.actionSpec();
    }

    @Override
    public int horizon() {
        return policy.horizon();
    }

    @Override
    public long periodNanos() {
        return policy.periodNanos();
    }

    @Override
    public void reset(long seed) {
        policy.reset(seed);
    }

    @Override
    public long networkCalls() {
        return policy.networkCalls();
    }

    @Override
    public void close() {
        policy.close();
    }
}
