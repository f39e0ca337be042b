package dev.armature.datasets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.internal.GrowingColumn.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Numbers grow, are cut, joined and converted without a loss.
final class GrowingColumnTest {

    private static GrowingColumn filled(Kind kind, int n) {
        GrowingColumn column = new GrowingColumn(kind);
        for (int i = 0; i < n; i++) {
            if (kind == Kind.LONG) {
                column.add((long) i);
            } else {
                column.add((double) i);
            }
        }
        return column;
    }

    @Test
    void shouldKeepAllNumbersWhileItGrows() {
        for (Kind kind : Kind.values()) {
            GrowingColumn column = filled(kind, 1000);
            column.addAll(filled(kind, 700), 600);
            assertThat(column.size()).isEqualTo(1600);
            assertThat(column.at(999)).isEqualTo(999);
            assertThat(column.at(1599)).isEqualTo(599);
            column.cutTo(1000);
            assertThat(column.toDoubles()).hasSize(1000).endsWith(999);
        }
    }

    @Test
    void shouldConvertBetweenKinds() {
        GrowingColumn longs = new GrowingColumn(Kind.LONG);
        longs.addAll(filled(Kind.FLOAT, 3), 3);
        assertThat(longs.toLongs()).containsExactly(0, 1, 2);
        Feature feature = new Feature("x", FeatureType.FLOAT32, List.of(3), List.of());
        Column column = longs.toColumn(feature);
        assertThat(column.floats()).containsExactly(0, 1, 2);
        assertThat(column.doubles()).containsExactly(0, 1, 2);
        assertThat(column.rows()).isEqualTo(1);
        assertThatThrownBy(column::longs).hasMessageContaining("float32");
    }

    @Test
    void shouldRefuseColumnsThatAreNotWholeFrames() {
        Feature feature = new Feature("x", FeatureType.FLOAT32, List.of(3), List.of());
        assertThatThrownBy(() -> Column.of(feature, new float[4])).hasMessageContaining("4 values");
        assertThatThrownBy(() -> new Feature("a/b", FeatureType.BOOL, List.of(1), List.of()))
                .hasMessageContaining("slash");
        assertThatThrownBy(() -> new Feature("a", FeatureType.BOOL, List.of(0), List.of()))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> Feature.floats("a", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
