package dev.armature.datasets.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Statistics against their definitions, and merged against counted at once.
final class FeatureStatisticsTest {

    private static Column column(int width, double... values) {
        return Column.of(new Feature("x", FeatureType.FLOAT64, List.of(width), List.of()), values);
    }

    private static FeatureStatistics count(double... values) {
        return FeatureStatistics.of(column(1, values), 0, values.length);
    }

    @Test
    void shouldCountEachElementApart() {
        FeatureStatistics s = FeatureStatistics.of(column(2, 9, 9, 1, 10, 2, 20, 3, 30, 4, 40, 9, 9), 1, 5);
        assertThat(s.count()).isEqualTo(4);
        assertThat(s.min()).containsExactly(1, 10);
        assertThat(s.max()).containsExactly(4, 40);
        assertThat(s.mean()).containsExactly(2.5, 25);
        assertThat(s.std()[0]).isCloseTo(Math.sqrt(1.25), offset(1e-15));
        assertThat(s.width()).isEqualTo(2);
    }

    @Test
    void shouldGiveTheNumberItselfForASingleFrame() {
        FeatureStatistics s = count(-7);
        for (Statistic statistic : Statistic.values()) {
            assertThat(s.get(statistic)[0]).isEqualTo(statistic == Statistic.STD ? 0 : -7);
        }
    }

    @Test
    void shouldBeCalmAboutConstantsHoweverLarge() {
        FeatureStatistics s = count(1e18, 1e18, 1e18);
        assertThat(s.std()).containsExactly(0);
        assertThat(s.get(Statistic.Q50)).containsExactly(1e18);
    }

    /// LeRobot's count over 0..100: of 101 numbers the 10.1th lies in the bin that begins at 10, the 99.99th in
    /// the bin that ends at 99.
    @Test
    void shouldCountQuantilesAsLeRobotDoes() {
        FeatureStatistics s =
                count(IntStream.rangeClosed(0, 100).mapToDouble(i -> i).toArray());
        assertThat(s.get(Statistic.Q10)[0]).isCloseTo(10.0 + 0.1 * 0.02, offset(1e-6));
        assertThat(s.get(Statistic.Q50)[0]).isCloseTo(50.0 + 0.5 * 0.02, offset(1e-6));
        assertThat(s.get(Statistic.Q99)[0]).isCloseTo(98.98 + 0.99 * 0.02, offset(1e-6));
    }

    @Property(tries = 200, seed = "20")
    void shouldFindQuantilesWithinABinOfTheSortedNumbers(
            @ForAll @Size(min = 2, max = 300) List<@DoubleRange(min = -1e3, max = 1e3) Double> numbers) {
        double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        FeatureStatistics s = count(values);
        Arrays.sort(values);
        double bin = (values[values.length - 1] - values[0]) / 5000 + 1e-9;
        for (Statistic statistic : Statistic.values()) {
            if (statistic.isQuantile()) {
                int rank = Math.max(0, (int) Math.ceil(statistic.quantile() * values.length) - 1);
                assertThat(s.get(statistic)[0]).isCloseTo(values[rank], offset(bin));
            }
        }
    }

    @Property(tries = 200, seed = "20")
    void shouldMergeToWhatIsCountedAtOnce(
            @ForAll @IntRange(min = 1, max = 50) int first,
            @ForAll @IntRange(min = 1, max = 50) int second,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double apart,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] all = new double[first + second];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.nextGaussian() + (i < first ? 0 : apart);
        }
        FeatureStatistics a = count(Arrays.copyOf(all, first));
        FeatureStatistics b = count(Arrays.copyOfRange(all, first, all.length));
        FeatureStatistics merged = a.merge(b);
        FeatureStatistics whole = count(all);
        assertThat(merged.count()).isEqualTo(whole.count());
        assertThat(merged.min()).isEqualTo(whole.min());
        assertThat(merged.max()).isEqualTo(whole.max());
        assertThat(merged.mean()[0]).isCloseTo(whole.mean()[0], offset(1e-9 * (1 + Math.abs(apart))));
        assertThat(merged.std()[0]).isCloseTo(whole.std()[0], offset(1e-9 * (1 + Math.abs(apart))));
        assertThat(merged.get(Statistic.Q01)[0]).isEqualTo(Math.min(a.get(Statistic.Q01)[0], b.get(Statistic.Q01)[0]));
        assertThat(merged.get(Statistic.Q99)[0]).isEqualTo(Math.max(a.get(Statistic.Q99)[0], b.get(Statistic.Q99)[0]));
        assertThat(merged.agrees(whole, 1e-9)).isTrue();
    }

    @Test
    void shouldKnowWhatWasNotCountedAndWhatDisagrees() {
        FeatureStatistics partial = new FeatureStatistics(3, Map.of(Statistic.MEAN, new double[] {1}));
        assertThat(partial.has(Statistic.STD)).isFalse();
        assertThatThrownBy(partial::std).hasMessageContaining("std");
        assertThat(partial.agrees(count(0, 1, 2), 1e-6)).isTrue();
        assertThat(partial.agrees(count(0, 1, 5), 1e-6)).isFalse();
        assertThat(partial.agrees(count(1), 1e-6)).isFalse();
        assertThatThrownBy(() -> new FeatureStatistics(0, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new FeatureStatistics(1, Map.of(Statistic.MIN, new double[1], Statistic.MAX, new double[2])))
                .hasMessageContaining("widths");
    }
}
