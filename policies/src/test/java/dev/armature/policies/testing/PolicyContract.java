package dev.armature.policies.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.ActionChunk;
import dev.armature.core.Observation;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What every [Policy] must do. A test class of a policy implements this.
public interface PolicyContract {

    /// A fresh policy.
    Policy newPolicy();

    /// An observation of the policy's kind, different for each `step`, captured at `step` periods.
    Observation observed(Policy policy, int step);

    private static ActionChunk chunkOf(Policy policy) {
        return new ActionChunk(policy.actionSpec(), policy.horizon(), policy.periodNanos());
    }

    private float[][] episode(Policy policy, long seed, int steps) {
        policy.reset(seed);
        float[][] out = new float[steps][];
        for (int step = 0; step < steps; step++) {
            ActionChunk chunk = chunkOf(policy);
            assertThat(policy.infer(observed(policy, step), chunk)).isEqualTo(Status.OK);
            out[step] = chunk.values().clone();
        }
        return out;
    }

    @Test
    default void shouldFillTheWholeChunkWithFiniteActions() {
        try (Policy policy = newPolicy()) {
            policy.reset(1);
            ActionChunk chunk = chunkOf(policy);
            Arrays.fill(chunk.values(), Float.NaN);
            assertThat(policy.infer(observed(policy, 0), chunk)).isEqualTo(Status.OK);
            assertThat(chunk.finite()).isTrue();
        }
    }

    @Test
    default void shouldStartTheChunkAtTheObservationsCaptureTime() {
        try (Policy policy = newPolicy()) {
            policy.reset(1);
            ActionChunk chunk = chunkOf(policy);
            for (int step = 0; step < 3; step++) {
                Observation observation = observed(policy, step);
                policy.infer(observation, chunk);
                assertThat(chunk.startNanos()).isEqualTo(observation.oldestCaptureNanos());
            }
        }
    }

    @Test
    default void shouldRepeatAnEpisodeBitForBitAfterReset() {
        try (Policy policy = newPolicy()) {
            float[][] first = episode(policy, 17, 4);
            episode(policy, 18, 2);
            assertThat(episode(policy, 17, 4)).isDeepEqualTo(first);
        }
    }

    @Test
    default void shouldRepeatAnEpisodeBitForBitInAnotherInstance() {
        try (Policy one = newPolicy();
                Policy other = newPolicy()) {
            assertThat(episode(other, 17, 4)).isDeepEqualTo(episode(one, 17, 4));
        }
    }

    @Test
    default void shouldNotLetTwoInstancesDisturbEachOther() {
        try (Policy alone = newPolicy();
                Policy one = newPolicy();
                Policy other = newPolicy()) {
            float[][] expected = episode(alone, 5, 3);
            one.reset(5);
            other.reset(6);
            for (int step = 0; step < 3; step++) {
                ActionChunk chunk = chunkOf(one);
                one.infer(observed(one, step), chunk);
                other.infer(observed(other, 2 - step), chunkOf(other));
                assertThat(chunk.values()).isEqualTo(expected[step]);
            }
        }
    }

    @Test
    default void shouldSayWhenTheObservationIsNotFinite() {
        try (Policy policy = newPolicy()) {
            policy.reset(1);
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                Observation observation = observed(policy, 0);
                observation.floats(0)[0] = bad;
                assertThat(policy.infer(observation, chunkOf(policy))).isEqualTo(Status.NOT_FINITE);
            }
            assertThat(policy.infer(observed(policy, 0), chunkOf(policy))).isEqualTo(Status.OK);
        }
    }

    @Test
    default void shouldLeaveTheObservationAsItIs() {
        try (Policy policy = newPolicy()) {
            policy.reset(1);
            Observation observation = observed(policy, 0);
            float[] before = observation.floats(0).clone();
            policy.infer(observation, chunkOf(policy));
            assertThat(observation.floats(0)).isEqualTo(before);
        }
    }

    @Test
    default void shouldSayTheSameWhetherPreparedOrNot() {
        try (Policy plain = newPolicy();
                Policy prepared = newPolicy()) {
            plain.reset(5);
            prepared.prepare();
            prepared.reset(5);
            for (int step = 0; step < 3; step++) {
                ActionChunk a = chunkOf(plain);
                ActionChunk b = chunkOf(prepared);
                prepared.prepare();
                plain.infer(observed(plain, step), a);
                prepared.infer(observed(prepared, step), b);
                assertThat(b.values()).isEqualTo(a.values());
            }
        }
    }

    @Test
    default void shouldCountItsNetworkCalls() {
        try (Policy policy = newPolicy()) {
            policy.reset(1);
            long before = policy.networkCalls();
            policy.infer(observed(policy, 0), chunkOf(policy));
            assertThat(policy.networkCalls()).isGreaterThan(before);
        }
    }
}
