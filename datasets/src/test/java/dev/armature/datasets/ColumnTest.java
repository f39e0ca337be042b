package dev.armature.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.datasets.internal.GrowingColumn;
import dev.armature.datasets.internal.GrowingColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Columns against plain lists of numbers.
final class ColumnTest {

    @Property(tries = 200, seed = "211")
    void shouldCutOutTheSameFramesInEveryType(
            @ForAll @IntRange(min = 1, max = 5) int width, @ForAll @IntRange(max = 30) int rows, @ForAll long seed) {
        Random random = new Random(seed);
        long[] values = random.longs((long) rows * width, 0, 2).toArray();
        int from = random.nextInt(rows + 1);
        int to = from + random.nextInt(rows - from + 1);
        for (FeatureType type : FeatureType.values()) {
            if (!type.numeric()) {
                continue;
            }
            Column column = column(type, width, values);
            assertThat(column.rows()).isEqualTo(rows);
            assertThat(column.width()).isEqualTo(width);
            Column part = column.rows(from, to);
            assertThat(part.rows()).isEqualTo(to - from);
            double[] expected = IntStream.range(from * width, to * width)
                    .mapToDouble(i -> values[i])
                    .toArray();
            assertThat(part.doubles()).containsExactly(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat(part.at(i)).isEqualTo(expected[i]);
                assertThat(part.floats()[i]).isEqualTo((float) expected[i]);
            }
            if (type.whole()) {
                assertThat(part.longs()).hasSize(expected.length);
            } else {
                assertThatThrownBy(part::longs).hasMessage("key is " + type.word() + ", not whole numbers");
            }
        }
    }

    @Test
    void shouldGiveTheKeptArrayItselfAndCopiesOfOthers() {
        float[] kept = {1, 2};
        Column column = Column.of(Feature.scalar("key", FeatureType.FLOAT32), kept);
        assertThat(column.floats()).isSameAs(kept);
        column.doubles()[0] = 9;
        assertThat(column.at(0)).isEqualTo(1);
    }

    @Property(tries = 200, seed = "212")
    void shouldRefuseNumbersThatFillNoWholeFrame(
            @ForAll @IntRange(min = 2, max = 9) int width, @ForAll @IntRange(max = 60) int size) {
        Feature feature = new Feature("key", FeatureType.INT64, List.of(width), List.of());
        if (size % width == 0) {
            assertThat(Column.of(feature, new long[size]).rows()).isEqualTo(size / width);
        } else {
            assertThatThrownBy(() -> Column.of(feature, new long[size]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("key: " + size + " values for " + size / width + " frames of " + width);
        }
    }

    @Property(tries = 200, seed = "213")
    void shouldGrowAndShrinkAsAListDoes(@ForAll long seed) {
        Random random = new Random(seed);
        for (Kind kind : Kind.values()) {
            GrowingColumn column = new GrowingColumn(kind);
            List<Double> list = new ArrayList<>();
            for (int call = 0; call < 60; call++) {
                switch (random.nextInt(3)) {
                    case 0 -> {
                        for (int n = random.nextInt(200); n > 0; n--) {
                            add(column, list, random.nextInt(1000));
                        }
                    }
                    case 1 -> {
                        int cut = random.nextInt(list.size() + 10);
                        column.cutTo(cut);
                        while (list.size() > cut) {
                            list.removeLast();
                        }
                    }
                    default -> {
                        GrowingColumn other = new GrowingColumn(Kind.values()[random.nextInt(3)]);
                        List<Double> others = new ArrayList<>();
                        for (int n = random.nextInt(600); n > 0; n--) {
                            add(other, others, random.nextInt(1000));
                        }
                        int count = random.nextInt(others.size() + 1);
                        column.addAll(other, count);
                        list.addAll(others.subList(0, count));
                    }
                }
                assertThat(column.size()).isEqualTo(list.size());
            }
            assertThat(column.kind()).isEqualTo(kind);
            assertThat(column.toDoubles())
                    .containsExactly(
                            list.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private static void add(GrowingColumn column, List<Double> list, int value) {
        if (column.kind() == Kind.LONG) {
            column.add((long) value);
        } else {
            column.add((double) value);
        }
        list.add((double) value);
    }

    private static Column column(FeatureType type, int width, long[] values) {
        Feature feature = new Feature("key", type, List.of(width), List.of());
        double[] doubles = new double[values.length];
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
            floats[i] = values[i];
        }
        return switch (type) {
            case FLOAT32 -> Column.of(feature, floats);
            case FLOAT64 -> Column.of(feature, doubles);
            default -> Column.of(feature, values);
        };
    }
}
