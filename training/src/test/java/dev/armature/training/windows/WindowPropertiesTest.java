package dev.armature.training.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Observation;
import dev.armature.datasets.Episode;
import dev.armature.policies.diffusion.ActionDim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for windows of any episodes, steps and horizon.
final class WindowPropertiesTest {

    /// Frames of random numbers in episodes of random lengths.
    private static Demonstrations random(long seed) {
        Random random = new Random(seed);
        List<float[]> states = new ArrayList<>();
        List<float[]> actions = new ArrayList<>();
        List<Episode> episodes = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int e = 0; e < count; e++) {
            int length = 1 + random.nextInt(9);
            episodes.add(new Episode(e, List.of("a"), length, states.size()));
            for (int t = 0; t < length; t++) {
                states.add(new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat(), 0.04f});
                actions.add(new float[] {
                    random.nextFloat(), random.nextFloat(), random.nextFloat(), random.nextBoolean() ? 1 : -1
                });
            }
        }
        return TestDemonstrations.of(states, actions, episodes);
    }

    private static WindowSettings settings(int steps, int horizon, boolean relative) {
        return new WindowSettings(steps, horizon, 0, 100, 1.5, relative, ActionDim.Discrete.SCALE, 10, 0.001, 0.001);
    }

    private static int clamp(int t, int length) {
        return Math.max(0, Math.min(length - 1, t));
    }

    @Property(tries = 100)
    void shouldCutEveryWindowAsTheDefinitionSays(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int steps,
            @ForAll @IntRange(min = 4, max = 9) int h) {
        Demonstrations frames = random(seed);
        WindowLayouts layouts = WindowLayouts.fit(frames, frames.episodes(), settings(steps, h, true));
        WindowBuilder builder = new WindowBuilder(frames, layouts);
        float[] state = frames.observations().getFirst().floats();
        float[] action = frames.action().floats();
        for (Episode episode : frames.episodes()) {
            int from = (int) episode.fromIndex();
            for (int t = 0; t < episode.length(); t++) {
                Observation seen = builder.observation(episode, t);
                for (int s = 0; s < steps; s++) {
                    int frame = from + clamp(t - (steps - 1) + s, episode.length());
                    assertThat(Arrays.copyOfRange(seen.floats(0), 4 * s, 4 * s + 4))
                            .isEqualTo(Arrays.copyOfRange(state, 4 * frame, 4 * frame + 4));
                }
                double[] commanded = builder.actions(episode, t);
                for (int row = 0; row < h; row++) {
                    int frame = from + clamp(t - (steps - 1) + row, episode.length());
                    for (int i = 0; i < 4; i++) {
                        assertThat(commanded[4 * row + i]).isEqualTo(action[4 * frame + i]);
                    }
                }
            }
        }
    }

    @Property(tries = 60)
    void shouldFillMinusOneToOneAndLeadBackToTheCommands(@ForAll long seed, @ForAll boolean relative) {
        Demonstrations frames = random(seed);
        WindowLayouts layouts = WindowLayouts.fit(frames, frames.episodes(), settings(2, 5, relative));
        WindowBuilder builder = new WindowBuilder(frames, layouts);
        Windows windows = builder.build(frames.episodes());
        assertThat(windows.count()).isEqualTo(frames.action().rows());
        assertThat(windows.conditionSize()).isEqualTo(8);
        assertThat(windows.chunkSize()).isEqualTo(20);
        var normaliser = layouts.action().normaliser(layouts.observation());
        double[] references = new double[4];
        double[] chunk = new double[20];
        float[] condition = new float[8];
        int w = 0;
        for (Episode episode : frames.episodes()) {
            for (int t = 0; t < episode.length(); t++, w++) {
                for (int i = 0; i < 20; i++) {
                    chunk[i] = windows.action(w, i);
                    assertThat(chunk[i]).isBetween(-1 - 1e-6, 1 + 1e-6);
                }
                windows.condition(w, condition, 0);
                for (float c : condition) {
                    assertThat(c).isBetween(-1.00001f, 1.00001f);
                }
                normaliser.references(builder.observation(episode, t), references);
                normaliser.toSi(chunk, references, chunk);
                assertThat(chunk).containsExactly(builder.actions(episode, t), within(1e-5));
            }
        }
    }

    @Property(tries = 60)
    void shouldLearnItsScalesFromTheTrainingEpisodesOnly(@ForAll long seed) {
        Demonstrations frames = random(seed);
        List<Episode> first = frames.episodes().subList(0, 1);
        WindowLayouts layouts = WindowLayouts.fit(frames, first, settings(1, 3, false));
        float[] action = frames.action().floats();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < first.getFirst().length(); t++) {
            low = Math.min(low, action[4 * t]);
            high = Math.max(high, action[4 * t]);
        }
        ActionDim x = layouts.action().dims().getFirst();
        double widen = Math.max(0, 0.001 - (high - low)) / 2;
        assertThat(x.low().getFirst()).isCloseTo(low - widen, within(1e-9));
        assertThat(x.high().getFirst()).isCloseTo(high + widen, within(1e-9));
    }

    @Property(tries = 200)
    void shouldSplitEpisodesWithoutLosingAny(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int count,
            @ForAll @DoubleRange(min = 0.01, max = 0.49) double fraction) {
        List<Episode> all = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            all.add(new Episode(e, List.of(), 3, 3L * e));
        }
        EpisodeSplit split = EpisodeSplit.of(all, fraction, seed);
        List<Episode> both = new ArrayList<>(split.train());
        both.addAll(split.validation());
        assertThat(new HashSet<>(both)).isEqualTo(new HashSet<>(all)).hasSize(both.size());
        assertThat(split.validation().size()).isEqualTo((int) Math.max(1, Math.round(fraction * count)));
        assertThat(split.train()).extracting(Episode::index).isSorted();
        assertThat(split.validation()).extracting(Episode::index).isSorted();
        assertThat(EpisodeSplit.of(all, fraction, seed)).isEqualTo(split);
    }

    @Property(tries = 200)
    void shouldRankPercentiles(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 50) int n,
            @ForAll @DoubleRange(min = 0, max = 100) double percent) {
        double[] values = new Random(seed).doubles(n, -5, 5).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = Percentiles.of(values.clone(), percent);
        assertThat(at).isBetween(sorted[0], sorted[n - 1]);
        long below = Arrays.stream(sorted).filter(v -> v < at - 1e-12).count();
        long above = Arrays.stream(sorted).filter(v -> v > at + 1e-12).count();
        assertThat(below).isLessThanOrEqualTo((long) Math.ceil(percent / 100 * (n - 1) + 1e-9));
        assertThat(above).isLessThanOrEqualTo((long) Math.ceil((1 - percent / 100) * (n - 1) + 1e-9));
        assertThat(Percentiles.of(values.clone(), 0)).isEqualTo(sorted[0]);
        assertThat(Percentiles.of(values.clone(), 100)).isEqualTo(sorted[n - 1]);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 16, 2, 98, 1.5, 10, 0.01, 0.01, observed steps",
        "3, 2, 2, 98, 1.5, 10, 0.01, 0.01, horizon of 2",
        "2, 16, -1, 98, 1.5, 10, 0.01, 0.01, percentiles",
        "2, 16, 50, 50, 1.5, 10, 0.01, 0.01, percentiles",
        "2, 16, NaN, 98, 1.5, 10, 0.01, 0.01, percentiles",
        "2, 16, 2, 98, 0.99, 10, 0.01, 0.01, clip 0.99",
        "2, 16, 2, 98, NaN, 10, 0.01, 0.01, clip NaN",
        "2, 16, 2, 98, 1.5, 0, 0.01, 0.01, factor 0.0",
        "2, 16, 2, 98, 1.5, 10, 0, 0.01, floors 0.0",
        "2, 16, 2, 98, 1.5, 10, 0.01, -1, floors"
    })
    void shouldRefuseSettingsThatCannotBe(
            int steps,
            int horizon,
            double low,
            double high,
            double clip,
            double factor,
            double actionFloor,
            double observationFloor,
            String named) {
        assertThatThrownBy(() -> new WindowSettings(
                        steps,
                        horizon,
                        low,
                        high,
                        clip,
                        true,
                        ActionDim.Discrete.SCALE,
                        factor,
                        actionFloor,
                        observationFloor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void shouldRefuseArraysThatAreNotAsManyWindows() {
        assertThatThrownBy(() -> new Windows(new float[7], 3, new float[4], 2)).hasMessageContaining("7 numbers");
        assertThatThrownBy(() -> new Windows(new float[6], 3, new float[5], 2)).hasMessageContaining("5 of chunks");
        assertThat(new Windows(new float[6], 3, new float[4], 2).count()).isEqualTo(2);
    }
}
