package dev.armature.datasets.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Merging in any order and any grouping gives what counting at once gives, for vectors of any width.
final class MergePropertyTest {

    @Property(tries = 150, seed = "221")
    void shouldNotDependOnWhereTheEpisodesAreCut(
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 120) int rows,
            @ForAll long seed) {
        Random random = new Random(seed);
        Column column = column(random, width, rows);
        FeatureStatistics whole = FeatureStatistics.of(column, 0, rows);
        FeatureStatistics merged = null;
        FeatureStatistics backward = null;
        for (int from = 0; from < rows; ) {
            int to = Math.min(rows, from + 1 + random.nextInt(30));
            FeatureStatistics part = FeatureStatistics.of(column, from, to);
            merged = merged == null ? part : merged.merge(part);
            backward = backward == null ? part : part.merge(backward);
            from = to;
        }
        for (FeatureStatistics any : new FeatureStatistics[] {merged, backward}) {
            assertThat(any).isNotNull();
            if (any != null) {
                assertSame(any, whole, column);
            }
        }
    }

    private static void assertSame(FeatureStatistics merged, FeatureStatistics whole, Column column) {
        assertThat(merged.count()).isEqualTo(whole.count());
        assertThat(merged.min()).containsExactly(whole.min());
        assertThat(merged.max()).containsExactly(whole.max());
        int width = column.width();
        for (int e = 0; e < width; e++) {
            double mean = 0;
            for (int row = 0; row < column.rows(); row++) {
                mean += column.at(row * width + e) / column.rows();
            }
            double variance = 0;
            for (int row = 0; row < column.rows(); row++) {
                variance += Math.pow(column.at(row * width + e) - mean, 2) / column.rows();
            }
            assertThat(merged.mean()[e]).isCloseTo(mean, offset(1e-8));
            assertThat(merged.std()[e]).isCloseTo(Math.sqrt(variance), offset(1e-6));
            assertThat(merged.get(Statistic.Q01)[e]).isBetween(whole.min()[e] - 1e-9, whole.max()[e] + 1e-9);
            assertThat(merged.get(Statistic.Q01)[e]).isLessThanOrEqualTo(merged.get(Statistic.Q99)[e]);
            assertThat(merged.get(Statistic.Q10)[e]).isLessThanOrEqualTo(merged.get(Statistic.Q90)[e]);
        }
        assertThat(merged.agrees(whole, 1e-6)).isTrue();
        assertThat(whole.agrees(merged, 1e-6)).isTrue();
    }

    @Property(tries = 150, seed = "222")
    void shouldSeeTheSmallestChangeBeyondTheTolerance(@ForAll long seed) {
        Random random = new Random(seed);
        Column column = column(random, 3, 40);
        FeatureStatistics right = FeatureStatistics.of(column, 0, 40);
        Map<Statistic, double[]> values = new EnumMap<>(Statistic.class);
        for (Statistic s : Statistic.values()) {
            values.put(s, right.get(s));
        }
        Statistic changed = Statistic.values()[random.nextInt(4)];
        int e = random.nextInt(3);
        double scale = Math.max(Math.abs(right.min()[e]), Math.abs(right.max()[e]));
        double[] wrong = right.get(changed);
        wrong[e] += 0.01 * scale * (random.nextBoolean() ? 1 : -1);
        values.put(changed, wrong);
        FeatureStatistics other = new FeatureStatistics(40, values);
        assertThat(other.agrees(right, 0.001)).isFalse();
        assertThat(other.agrees(right, 0.02)).isTrue();
        wrong[e] = Double.NaN;
        values.put(changed, wrong);
        assertThat(new FeatureStatistics(40, values).agrees(right, 0.02)).isFalse();
    }

    @Test
    void shouldGiveCopiesThatNobodyElseSees() {
        FeatureStatistics s = FeatureStatistics.of(column(new Random(1), 2, 5), 0, 5);
        double[] before = s.min();
        s.min()[0] = 99;
        assertThat(s.min()).containsExactly(before);
        assertThat(s).asString().startsWith("count 5, min [").contains("q99");
    }

    @Test
    void shouldRefuseToMergeFeaturesOfOtherWidths() {
        FeatureStatistics two = FeatureStatistics.of(column(new Random(1), 2, 5), 0, 5);
        FeatureStatistics three = FeatureStatistics.of(column(new Random(2), 3, 5), 0, 5);
        assertThat(two.agrees(three, 1e9)).isFalse();
        assertThatThrownBy(() -> two.merge(three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 3 elements");
        assertThatThrownBy(() -> three.merge(two)).hasMessageContaining("3 and 2 elements");
    }

    @Test
    void shouldKnowItsWordsAndQuantiles() {
        for (Statistic s : Statistic.values()) {
            assertThat(s.isQuantile()).isEqualTo(s.word().startsWith("q"));
            if (s.isQuantile()) {
                assertThat(s.quantile() * 100)
                        .isCloseTo(Integer.parseInt(s.word().substring(1)), offset(1e-9));
            }
        }
    }

    private static Column column(Random random, int width, int rows) {
        double[] values = new double[width * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % width + 1) * random.nextGaussian() + 10 * (i % width);
        }
        return Column.of(new Feature("x", FeatureType.FLOAT64, List.of(width), List.of()), values);
    }
}
