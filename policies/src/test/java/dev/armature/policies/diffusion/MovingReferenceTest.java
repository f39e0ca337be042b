package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.ActionChunk;
import dev.armature.core.Observation;
import dev.armature.core.Status;
import dev.armature.policies.testing.ToyPolicy;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Real-time iteration around a network that agrees with every guess: what stays of a plan while the arm moves.
final class MovingReferenceTest {
    private static final int SIZE = ToyPolicy.HORIZON * ToyPolicy.DIM;
    private static final int FROM_NOISE = 50;
    private static final NoiseSchedule SCHEDULE = new NoiseSchedule(NoiseSchedule.Kind.SQUARED_COSINE, 100);

    /// Makes `plan` of noise at level 50, and at any other level leaves the sample as it is.
    private static Denoiser agreeing(double[] plan) {
        return (sample, k, condition, out) -> {
            double root = Math.sqrt(SCHEDULE.alphaBar(k));
            double rest = Math.sqrt(1 - SCHEDULE.alphaBar(k));
            for (int j = 0; j < sample.length; j++) {
                double clean = k == FROM_NOISE ? plan[j] : sample[j];
                out[j] = (float) ((sample[j] - root * clean) / rest);
            }
        };
    }

    private static DiffusionPolicy policy(double[] plan, boolean reReference) {
        SamplerSettings settings = new SamplerSettings(
                SamplerSettings.Mode.RTI,
                new Solve(Posterior.DDIM, List.of(FROM_NOISE)),
                new Solve(Posterior.DDIM, List.of(10)),
                NoiseSchedule.Kind.SQUARED_COSINE,
                reReference);
        return new DiffusionPolicy(
                ToyPolicy.observation(),
                ToyPolicy.action(ActionDim.Discrete.SCALE),
                ToyPolicy.diffusion(),
                settings,
                agreeing(plan));
    }

    private static ActionChunk chunk(DiffusionPolicy policy) {
        return new ActionChunk(policy.actionSpec(), policy.horizon(), policy.periodNanos());
    }

    /// Small, so that neither the move nor the narrower rows meet the clip.
    private static double[] plan(Random random) {
        return random.doubles(SIZE, -0.05, 0.05).toArray();
    }

    @Property(tries = 60)
    void shouldKeepThePlanInTheWorldWhereverTheArmGoes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rowsAStep) {
        Random random = new Random(seed);
        try (DiffusionPolicy policy = policy(plan(random), true)) {
            policy.reset(seed);
            Observation observation = ToyPolicy.observed(0.5, 0, 0);
            ActionChunk first = chunk(policy);
            assertThat(policy.infer(observation, first)).isEqualTo(Status.OK);
            double x = 0.5;
            double y = 0;
            for (int step = 1; step <= 4; step++) {
                x += 0.004 * (2 * random.nextDouble() - 1);
                y += 0.004 * (2 * random.nextDouble() - 1);
                int passed = step * rowsAStep;
                ToyPolicy.push(observation, x, y, passed * ToyPolicy.PERIOD_NANOS);
                ActionChunk next = chunk(policy);
                assertThat(policy.infer(observation, next)).isEqualTo(Status.OK);
                for (int row = 0; row < policy.horizon(); row++) {
                    int from = Math.min(row + passed, policy.horizon() - 1);
                    for (int i = 0; i < 3; i++) {
                        assertThat(next.get(row, i))
                                .as("step %s, row %s, dimension %s", step, row, i)
                                .isCloseTo(first.get(from, i), within(1e-5f));
                    }
                    assertThat(next.get(row, 3)).isEqualTo(first.get(from, 3));
                }
            }
        }
    }

    @Property(tries = 30)
    void shouldDragThePlanAlongWithTheArmInTheNegativeControl(@ForAll long seed) {
        Random random = new Random(seed);
        try (DiffusionPolicy policy = policy(plan(random), false)) {
            policy.reset(seed);
            Observation observation = ToyPolicy.observed(0.5, 0, 0);
            ActionChunk first = chunk(policy);
            policy.infer(observation, first);
            double moved = 0.01;
            ToyPolicy.push(observation, 0.5 + moved, 0, ToyPolicy.PERIOD_NANOS);
            ActionChunk next = chunk(policy);
            policy.infer(observation, next);
            // a row's number is kept, so its distance from the arm shrinks with its scale: 1/(2+h) of it is lost
            for (int row = 0; row < 10; row++) {
                double distance = (first.get(row + 1, 0) - 0.5) * (3 + row) / (4 + row);
                assertThat(next.get(row, 0)).isCloseTo((float) (0.5 + moved + distance), within(1e-5f));
            }
        }
    }

    @Property(tries = 30)
    void shouldRepeatTheLastRowWhenThePlanRunsOut(@ForAll long seed, @ForAll @IntRange(min = 5, max = 15) int passed) {
        try (DiffusionPolicy policy = policy(plan(new Random(seed)), true)) {
            policy.reset(seed);
            Observation observation = ToyPolicy.observed(0.5, 0, 0);
            ActionChunk first = chunk(policy);
            policy.infer(observation, first);
            ToyPolicy.push(observation, 0.5, 0, passed * ToyPolicy.PERIOD_NANOS);
            ActionChunk next = chunk(policy);
            policy.infer(observation, next);
            float last = first.get(policy.horizon() - 1, 0);
            for (int row = Math.max(0, policy.horizon() - 1 - passed); row < policy.horizon(); row++) {
                assertThat(next.get(row, 0)).isCloseTo(last, within(1e-5f));
            }
            assertThat(policy.networkCalls()).isEqualTo(2);
        }
    }
}
