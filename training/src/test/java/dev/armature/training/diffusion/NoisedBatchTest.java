package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.training.windows.Windows;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoisedBatchTest {

    private static final int SIZE = 32;
    private static final int HORIZON = 4;
    private static final int CHUNK = 8;
    private static final NoiseSchedule SCHEDULE = new NoiseSchedule(NoiseSchedule.Kind.SQUARED_COSINE, 100);

    private final NoisedBatch batch = new NoisedBatch(SIZE, HORIZON, windows(500), SCHEDULE);

    /// Generators whose seeds lie a multiple of their increment apart are one sequence, shifted: a trainer that seeds
    /// its batches so sees the same few numbers for ever and learns them by heart.
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1, 0x9E3779B97F4A7C15L})
    void shouldNeverShareNoiseBetweenBatches(long seed) {
        Set<Float> seen = new HashSet<>();
        int drawn = 0;
        for (int number = 0; number < 50; number++) {
            batch.draw(seed, number);
            for (float z : values(batch.noise())) {
                seen.add(z);
                drawn++;
            }
        }
        // of 12800 draws from the 2^24 or so that floats of a Gaussian take, a handful meet by chance
        assertThat(seen).hasSizeGreaterThan(drawn - 60);
    }

    @Test
    void shouldVisitAllWindowsAndLevelsEvenly() {
        int[] levels = new int[100];
        Set<Float> conditions = new HashSet<>();
        for (int number = 0; number < 200; number++) {
            batch.draw(7, number);
            for (float k : values(batch.timestep())) {
                levels[(int) k]++;
            }
            for (float c : values(batch.condition())) {
                conditions.add(c);
            }
        }
        // 64 a level on average, with a spread of 8
        assertThat(Arrays.stream(levels).boxed()).allMatch(n -> n > 64 - 40 && n < 64 + 40);
        assertThat(conditions).hasSize(500);
    }

    @Test
    void shouldRepeatABatch() {
        batch.draw(3, 11);
        float[] first = values(batch.sample());
        batch.draw(3, 12);
        assertThat(values(batch.sample())).isNotEqualTo(first);
        batch.draw(3, 11);
        assertThat(values(batch.sample())).isEqualTo(first);
    }

    @Test
    void shouldMixActionAndNoiseAsTheScheduleSays() {
        batch.draw(5, 0);
        float[] sample = values(batch.sample());
        float[] noise = values(batch.noise());
        float[] window = values(batch.condition());
        float[] level = values(batch.timestep());
        for (int i = 0; i < sample.length; i++) {
            double alphaBar = SCHEDULE.alphaBar((int) level[i / CHUNK]);
            double action = action((int) window[i / CHUNK], i % CHUNK);
            assertThat((double) sample[i])
                    .isCloseTo(Math.sqrt(alphaBar) * action + Math.sqrt(1 - alphaBar) * noise[i], within(1e-5));
        }
    }

    private static float[] values(Tensor tensor) {
        float[] out = new float[(int) tensor.numel()];
        tensor.data_ptr_float().get(out);
        return out;
    }

    /// The condition is the window's number.
    private static Windows windows(int count) {
        float[] conditions = new float[count];
        float[] chunks = new float[count * CHUNK];
        for (int w = 0; w < count; w++) {
            conditions[w] = w;
            for (int i = 0; i < CHUNK; i++) {
                chunks[w * CHUNK + i] = action(w, i);
            }
        }
        return new Windows(conditions, 1, chunks, CHUNK);
    }

    private static float action(int window, int i) {
        return (float) Math.sin(window + 0.1 * i);
    }
}
