package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.ActionChunk;
import dev.armature.core.Observation;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import dev.armature.core.testing.AllocationFree;
import dev.armature.policies.testing.PolicyContract;
import dev.armature.policies.testing.ToyPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DiffusionPolicyTest implements PolicyContract {

    private static final int SIZE = ToyPolicy.HORIZON * ToyPolicy.DIM;
    private static final long PERIOD = ToyPolicy.PERIOD_NANOS;

    private final DiffusionPolicy warm = policy("rti:ddim:25,10,3,0", new ToyDenoiser(100, SIZE));
    private final Observation warmObservation = ToyPolicy.observed(0.5, 0, 0);
    private final ActionChunk warmChunk = chunk(warm);

    private static DiffusionPolicy policy(String sampler, Denoiser denoiser) {
        Diffusion diffusion = ToyPolicy.diffusion();
        return new DiffusionPolicy(
                ToyPolicy.observation(),
                ToyPolicy.action(ActionDim.Discrete.SCALE),
                diffusion,
                SamplerSettings.parse(sampler, diffusion.untuned(), 100),
                denoiser);
    }

    private static ActionChunk chunk(Policy policy) {
        return new ActionChunk(policy.actionSpec(), policy.horizon(), policy.periodNanos());
    }

    @Override
    public Policy newPolicy() {
        return policy("rti:ddpm:10,7,5,3,1,0", new ToyDenoiser(100, SIZE));
    }

    @Override
    public Observation observed(Policy policy, int step) {
        return ToyPolicy.observed(0.5 + 0.01 * step, 0.02 * step, step * PERIOD);
    }

    @Test
    void shouldLeaveOutTheRowsBeforeTheObservation() {
        try (DiffusionPolicy policy = policy("ddim-10", new ToyDenoiser(100, SIZE))) {
            assertThat(policy.horizon()).isEqualTo(15);
            assertThat(policy.periodNanos()).isEqualTo(PERIOD);
            assertThat(policy.actionSpec().names()).containsExactly("x", "y", "z", "gripper");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddpm-100", "ddim-10", "ddim-4"})
    void shouldSolveEveryChunkFromNoiseWithoutRti(String sampler) {
        int calls = Integer.parseInt(sampler.substring(5));
        try (DiffusionPolicy policy = policy(sampler, new ToyDenoiser(100, SIZE))) {
            policy.reset(1);
            for (int i = 1; i <= 3; i++) {
                policy.infer(observed(policy, i), chunk(policy));
                assertThat(policy.networkCalls()).isEqualTo((long) i * calls);
            }
        }
    }

    @Test
    void shouldSolveFromNoiseOnlyOnceInAnEpisode() {
        try (DiffusionPolicy policy = policy("rti:ddim:25,10,3,0", new ToyDenoiser(100, SIZE))) {
            policy.reset(1);
            ActionChunk chunk = chunk(policy);
            policy.infer(observed(policy, 0), chunk);
            policy.infer(observed(policy, 1), chunk);
            policy.infer(observed(policy, 2), chunk);
            assertThat(policy.networkCalls()).isEqualTo(108);
            policy.reset(2);
            policy.infer(observed(policy, 3), chunk);
            assertThat(policy.networkCalls()).isEqualTo(208);
        }
    }

    @ParameterizedTest
    @CsvSource({"'rti:ddim:25,6', 1", "ddim-10, 0"})
    void shouldPrepareWithOneCallOnceThereIsAGuess(String sampler, long calls) {
        try (DiffusionPolicy policy = policy(sampler, new ToyDenoiser(100, SIZE))) {
            policy.reset(1);
            policy.prepare();
            assertThat(policy.networkCalls()).as("nothing to prepare with").isZero();
            policy.infer(observed(policy, 0), chunk(policy));
            long before = policy.networkCalls();
            policy.prepare();
            assertThat(policy.networkCalls() - before).isEqualTo(calls);
            policy.reset(2);
            policy.prepare();
            assertThat(policy.networkCalls() - before).as("forgotten").isEqualTo(calls);
        }
    }

    @Test
    void shouldSolveFromNoiseWhenTheLastChunkIsAllPast() {
        try (DiffusionPolicy policy = policy("rti:ddim:25", new ToyDenoiser(100, SIZE))) {
            policy.reset(1);
            policy.infer(observed(policy, 0), chunk(policy));
            policy.infer(observed(policy, 16), chunk(policy));
            assertThat(policy.networkCalls()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void shouldGuessTheWorldActionsThatAreStillToCome(int executed) {
        ToyDenoiser denoiser = new ToyDenoiser(100, SIZE);
        try (DiffusionPolicy policy = policy("rti:ddim:25,10,3,0", denoiser)) {
            policy.reset(3);
            ActionChunk first = chunk(policy);
            policy.infer(ToyPolicy.observed(0.5, 0, 0), first);
            double x = first.get(executed, 0);
            Observation next = ToyPolicy.observed(x, 0, executed * PERIOD);
            policy.infer(next, chunk(policy));
            ActionNormaliser normaliser =
                    ToyPolicy.action(ActionDim.Discrete.SCALE).normaliser(ToyPolicy.observation());
            double[] references = new double[4];
            normaliser.references(next, references);
            double[] guess = new double[SIZE];
            for (int j = 0; j < SIZE; j++) {
                guess[j] = denoiser.firstSeen[25][j];
            }
            normaliser.toSi(guess, references, guess);
            // the action for now: at the reference, so no clip can act on it
            assertThat(guess[4]).isCloseTo(x, within(1e-6));
        }
    }

    @Test
    void shouldDependOnSeedAndObservation() {
        try (DiffusionPolicy policy = policy("ddpm-100", new ToyDenoiser(100, SIZE))) {
            float[] a = run(policy, 1, 0.5);
            assertThat(run(policy, 2, 0.5)).isNotEqualTo(a);
            assertThat(run(policy, 1, 0.51)).isNotEqualTo(a);
        }
    }

    @Test
    void shouldRunTheNegativeControlsDifferently() {
        float[] right = secondChunk("rti:ddpm:10,7,5,3,1,0");
        assertThat(secondChunk("rti:ddpm:10,7,5,3,1,0+linear")).isNotEqualTo(right);
        assertThat(secondChunk("rti:ddpm:10,7,5,3,1,0+no-re-reference")).isNotEqualTo(right);
        assertThat(secondChunk("rti:ddpm:10,7,5,3,1,0+squared-cosine")).isEqualTo(right);
    }

    private float[] secondChunk(String sampler) {
        try (DiffusionPolicy policy = policy(sampler, new ToyDenoiser(100, SIZE))) {
            policy.reset(1);
            ActionChunk chunk = chunk(policy);
            policy.infer(observed(policy, 0), chunk);
            policy.infer(observed(policy, 1), chunk);
            return chunk.values();
        }
    }

    private static float[] run(DiffusionPolicy policy, long seed, double x) {
        policy.reset(seed);
        ActionChunk chunk = chunk(policy);
        policy.infer(ToyPolicy.observed(x, 0, 0), chunk);
        return chunk.values();
    }

    @Test
    void shouldForgetAChunkThatIsNotFinite() {
        boolean[] broken = {false};
        ToyDenoiser sound = new ToyDenoiser(100, SIZE);
        Denoiser flaky = (sample, k, condition, out) -> {
            sound.noise(sample, k, condition, out);
            if (broken[0]) {
                out[5] = Float.NaN;
            }
        };
        try (DiffusionPolicy policy = policy("rti:ddim:25", flaky)) {
            policy.reset(1);
            policy.infer(observed(policy, 0), chunk(policy));
            broken[0] = true;
            assertThat(policy.infer(observed(policy, 1), chunk(policy))).isEqualTo(Status.NOT_FINITE);
            broken[0] = false;
            long before = policy.networkCalls();
            assertThat(policy.infer(observed(policy, 2), chunk(policy))).isEqualTo(Status.OK);
            assertThat(policy.networkCalls() - before).as("a full solve").isEqualTo(100);
        }
    }

    @Test
    void shouldRefuseLevelsThatTheNetworkDoesNotKnow() {
        Diffusion small = new Diffusion(NoiseSchedule.Kind.SQUARED_COSINE, 20, 1.5);
        assertThatThrownBy(() -> new DiffusionPolicy(
                        ToyPolicy.observation(),
                        ToyPolicy.action(ActionDim.Discrete.SCALE),
                        small,
                        ToyPolicy.diffusion().untuned(),
                        new ToyDenoiser(20, SIZE)))
                .hasMessageContaining("0..19");
    }

    @AllocationFree(warmUp = 3000, runs = 2000)
    void shouldAllocateNothing() {
        warm.infer(warmObservation, warmChunk);
    }
}
