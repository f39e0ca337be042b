package dev.armature.training.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.training.module.Parameters;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/// What holds for every gradient, rate and number of steps.
final class OptimisersTest {
    private static final int N = 5;

    private static Parameters parameters(float... values) {
        Parameters out = new Parameters(1);
        out.constant("a", 0, values.length);
        out.set(values);
        return out;
    }

    private static void gradient(Parameters parameters, float... gradient) {
        parameters.gradients().data_ptr_float().put(gradient);
    }

    private static float[] random(Random random) {
        float[] out = new float[N];
        for (int i = 0; i < N; i++) {
            // never near zero, where epsilon would matter
            out[i] = (float) ((random.nextBoolean() ? 1 : -1) * (0.1 + 3 * random.nextDouble()));
        }
        return out;
    }

    @Property(tries = 50)
    void shouldMoveByTheRateInTheFirstStepWhateverTheGradientsSize(
            @ForAll long seed, @ForAll @Scale(4) @DoubleRange(min = 1e-4, max = 0.1) double rate) {
        Random random = new Random(seed);
        float[] start = random(random);
        float[] slope = random(random);
        Parameters parameters = parameters(start);
        AdamW optimizer = new AdamW(parameters, 0.9, 0.999, 1e-8, 0);
        gradient(parameters, slope);
        optimizer.step(rate);
        float[] now = parameters.toArray();
        for (int i = 0; i < N; i++) {
            assertThat((double) start[i] - now[i]).isCloseTo(rate * Math.signum(slope[i]), within(1e-6 + 1e-4 * rate));
        }
        assertThat(optimizer.steps()).isEqualTo(1);
    }

    @Property(tries = 50)
    void shouldFollowTheRecursionInDoublePrecision(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int steps) {
        Random random = new Random(seed);
        float[] start = random(random);
        Parameters parameters = parameters(start);
        AdamW optimizer = new AdamW(parameters, 0.95, 0.999, 1e-8, 0.1);
        double[] w = new double[N];
        double[] m = new double[N];
        double[] v = new double[N];
        for (int i = 0; i < N; i++) {
            w[i] = start[i];
        }
        for (int step = 1; step <= steps; step++) {
            float[] g = random(random);
            gradient(parameters, g);
            optimizer.step(0.01);
            for (int i = 0; i < N; i++) {
                w[i] -= 0.01 * 0.1 * w[i];
                m[i] = 0.95 * m[i] + 0.05 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                double mean = m[i] / (1 - Math.pow(0.95, step));
                double square = v[i] / (1 - Math.pow(0.999, step));
                w[i] -= 0.01 * mean / (Math.sqrt(square) + 1e-8);
            }
        }
        float[] now = parameters.toArray();
        for (int i = 0; i < N; i++) {
            assertThat((double) now[i]).isCloseTo(w[i], within(1e-5));
            assertThat((double) optimizer.firstMoment()[i]).isCloseTo(m[i], within(1e-5));
            assertThat((double) optimizer.secondMoment()[i]).isCloseTo(v[i], within(1e-5));
        }
    }

    @Test
    void shouldDecayWeightsThatHaveNoGradient() {
        Parameters parameters = parameters(1, -2);
        AdamW optimizer = new AdamW(parameters, 0.9, 0.999, 1e-8, 0.5);
        for (int i = 0; i < 10; i++) {
            optimizer.step(0.1);
        }
        float left = (float) Math.pow(1 - 0.1 * 0.5, 10);
        assertThat(parameters.toArray()).containsExactly(new float[] {left, -2 * left}, within(1e-6f));
    }

    @Test
    void shouldClearTheGradientsItUsed() {
        Parameters parameters = parameters(1, 1);
        AdamW optimizer = new AdamW(parameters, 0.9, 0.999, 1e-8, 0);
        gradient(parameters, 1, -1);
        optimizer.step(0.1);
        float[] gradients = new float[2];
        parameters.gradients().data_ptr_float().get(gradients);
        assertThat(gradients).containsOnly(0);
    }

    @Test
    void shouldFindTheBottomOfABowl() {
        Parameters parameters = parameters(3, -4);
        AdamW optimizer = new AdamW(parameters, 0.9, 0.999, 1e-8, 0);
        CosineSchedule rates = new CosineSchedule(0.1, 10, 400);
        for (int i = 0; i < 400; i++) {
            float[] at = parameters.toArray();
            gradient(parameters, 2 * (at[0] - 1), 20 * (at[1] - 2));
            optimizer.step(rates.rate(i));
        }
        assertThat(parameters.toArray()).containsExactly(new float[] {1, 2}, within(0.01f));
    }

    @Test
    void shouldRefuseMomentsOfAnotherNetwork() {
        AdamW optimizer = new AdamW(parameters(1, 2, 3), 0.9, 0.999, 1e-8, 0);
        assertThatThrownBy(() -> optimizer.restore(new float[3], new float[2], 1))
                .hasMessageContaining("3 parameters");
        assertThatThrownBy(() -> optimizer.restore(new float[4], new float[3], 1))
                .hasMessageContaining("4 moments");
    }

    @Property(tries = 100)
    void shouldForgetLessTheLongerItAverages(@ForAll @IntRange(min = 0, max = 1_000_000) int step) {
        Ema ema = new Ema(new Parameters(1), new Parameters(1));
        assertThat(ema.decay(step)).isBetween(0.0, 0.9999);
        assertThat(ema.decay(step + 1L)).isGreaterThanOrEqualTo(ema.decay(step));
    }

    @Property(tries = 50)
    void shouldStayWithinWhatItAverages(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int steps) {
        Random random = new Random(seed);
        Parameters from = parameters(new float[N]);
        Parameters to = parameters(random(random));
        Ema ema = new Ema(from, to);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        double expected = 0;
        for (int step = 0; step < steps; step++) {
            float[] now = random(random);
            from.set(now);
            ema.update(step);
            low = Math.min(low, now[0]);
            high = Math.max(high, now[0]);
            expected = ema.decay(step) * expected + (1 - ema.decay(step)) * now[0];
        }
        assertThat(to.toArray()[0]).isBetween(low - 1e-5f, high + 1e-5f);
        assertThat((double) to.toArray()[0]).isCloseTo(expected, within(1e-4));
    }

    @Property(tries = 100)
    void shouldRiseThenFallForEveryWarmUp(
            @ForAll @IntRange(min = 0, max = 50) int warmUp, @ForAll @IntRange(min = 60, max = 300) int steps) {
        CosineSchedule schedule = new CosineSchedule(2, warmUp, steps);
        double highest = 0;
        for (int i = 0; i + 1 < steps; i++) {
            if (i + 1 < warmUp) {
                assertThat(schedule.rate(i + 1)).isGreaterThan(schedule.rate(i));
            } else if (i >= warmUp) {
                assertThat(schedule.rate(i + 1)).isLessThan(schedule.rate(i));
            }
            highest = Math.max(highest, schedule.rate(i));
        }
        assertThat(highest).isCloseTo(2, within(1e-12));
        assertThat(schedule.rate(steps)).isCloseTo(0, within(1e-12));
        assertThat(schedule.rate(10 * steps)).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldOutliveAWarmUpThatIsLongerThanTheTraining() {
        CosineSchedule schedule = new CosineSchedule(1, 100, 10);
        assertThat(schedule.rate(9)).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.rate(150)).isCloseTo(0, within(1e-12));
        assertThatThrownBy(() -> new CosineSchedule(Double.NaN, 1, 1)).hasMessageContaining("peak");
        assertThatThrownBy(() -> new CosineSchedule(1, -1, 1)).hasMessageContaining("warm-up");
    }
}
