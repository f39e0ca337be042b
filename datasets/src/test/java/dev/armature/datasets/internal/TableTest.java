package dev.armature.datasets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables with texts, numbers and lists of any length come back from Parquet as they went in.
final class TableTest {

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseAColumnThatDoesNotFitIntoMemory() throws IOException {
        Path file = folder.resolve("long.parquet");
        TableWriter.write(
                file,
                3,
                List.of(TableColumn.longs("n", new long[] {7, 7, 7}), TableColumn.longLists("lists", new long[][] {
                    {1, 2}, {}, {3, 4}
                })),
                Map.of());
        try (TableReader reader = TableReader.open(file, 4)) {
            assertThat(TableReader.column(reader.read(List.of("n")), "n").rows())
                    .isEqualTo(3);
        }
        try (TableReader reader = TableReader.open(file, 4)) {
            assertThatThrownBy(() -> reader.read(List.of("n", "lists")))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith(file + ": holds 5 values or more in column 'lists', but at most 4 are read")
                    .hasMessageContaining("smaller files");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldReadBackRowsOfAnyLength(long seed) throws IOException {
        Random random = new Random(seed);
        int rows = random.nextInt(2000);
        List<String> texts = new ArrayList<>();
        List<List<String>> lists = new ArrayList<>();
        long[] longs = random.longs(rows).toArray();
        long[][] longLists = new long[rows][];
        double[][] doubleLists = new double[rows][];
        for (int row = 0; row < rows; row++) {
            texts.add(text(random));
            lists.add(random.ints(random.nextInt(4)).mapToObj(i -> text(random)).toList());
            longLists[row] = random.longs(random.nextInt(4)).toArray();
            doubleLists[row] = random.doubles(random.nextInt(4)).toArray();
        }
        Path file = folder.resolve("a table.parquet");
        TableWriter.write(
                file,
                rows,
                List.of(
                        TableColumn.strings("text", texts),
                        TableColumn.stringLists("lists of 文", lists),
                        TableColumn.longs("n", longs),
                        TableColumn.longLists("ns", longLists),
                        TableColumn.doubleLists("x/y", doubleLists)),
                Map.of("key", "wert"));
        try (TableReader reader = TableReader.open(file)) {
            assertThat(reader.rows()).isEqualTo(rows);
            assertThat(reader.metadata()).containsEntry("key", "wert");
            assertThat(reader.has("n")).isTrue();
            assertThat(reader.has("m")).isFalse();
            Map<String, RaggedColumn> read = reader.read(List.of("x/y", "ns", "n", "lists of 文", "text"));
            RaggedColumn text = TableReader.column(read, "text");
            RaggedColumn list = TableReader.column(read, "lists of 文");
            RaggedColumn n = TableReader.column(read, "n");
            RaggedColumn ns = TableReader.column(read, "ns");
            RaggedColumn xs = TableReader.column(read, "x/y");
            assertThat(n.rows()).isEqualTo(rows);
            assertThat(n.numbers().toLongs()).containsExactly(longs);
            for (int row = 0; row < rows; row++) {
                assertThat(text.texts(row)).containsExactly(texts.get(row));
                assertThat(list.texts(row)).isEqualTo(lists.get(row));
                assertThat(n.longAt(row)).isEqualTo(longs[row]);
                assertThat(ns.length(row)).isEqualTo(longLists[row].length);
                assertThat(ns.longAt(row)).isEqualTo(longLists[row].length == 0 ? -1 : longLists[row][0]);
                assertThat(xs.doubles(row)).containsExactly(doubleLists[row]);
                assertThat(xs.longAt(row)).isEqualTo(-1);
            }
        }
    }

    @Test
    void shouldStoreEveryTypeInTheWidthThatArrowGivesIt() throws IOException {
        Path file = folder.resolve("types.parquet");
        List<TableColumn> columns = new ArrayList<>();
        List<Feature> features = new ArrayList<>();
        for (FeatureType type : FeatureType.values()) {
            if (type.numeric()) {
                Feature feature = new Feature(type.word(), type, List.of(2), List.of());
                features.add(feature);
                columns.add(TableColumn.feature(ones(feature)));
            }
        }
        TableWriter.write(file, 1, columns, Map.of());
        try (TableReader reader = TableReader.open(file)) {
            Map<String, RaggedColumn> read =
                    reader.read(features.stream().map(Feature::key).toList());
            for (Feature feature : features) {
                RaggedColumn column = TableReader.column(read, feature.key());
                PrimitiveTypeName stored = switch (feature.type()) {
                    case FLOAT32 -> PrimitiveTypeName.FLOAT;
                    case FLOAT64 -> PrimitiveTypeName.DOUBLE;
                    case BOOL -> PrimitiveTypeName.BOOLEAN;
                    case INT64 -> PrimitiveTypeName.INT64;
                    default -> PrimitiveTypeName.INT32;
                };
                assertThat(column.stored()).isEqualTo(stored);
                assertThat(column.doubles(0)).containsExactly(1, 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRING", "LANGUAGE", "IMAGE", "VIDEO"})
    void shouldNotStoreTextsAndPicturesAsNumbers(FeatureType type) {
        Column column = Column.of(new Feature("camera", type, List.of(1), List.of()), new long[1]);
        assertThatThrownBy(() -> TableColumn.feature(column))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camera holds no numbers");
    }

    @Test
    void shouldNameTheColumnThatIsNotThereAndNotReadOne() throws IOException {
        Path file = folder.resolve("one.parquet");
        TableWriter.write(file, 2, List.of(TableColumn.longs("n", new long[] {1, 2})), Map.of());
        try (TableReader reader = TableReader.open(file)) {
            assertThatThrownBy(() -> reader.read(List.of("n", "m")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("one.parquet")
                    .hasMessageContaining("has no column 'm'");
            assertThatThrownBy(() -> TableReader.column(Map.of(), "m"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("m was not read");
        }
    }

    @Test
    void shouldNotWriteOverAFile() throws IOException {
        Path file = folder.resolve("one.parquet");
        List<TableColumn> columns = List.of(TableColumn.longs("n", new long[] {1}));
        TableWriter.write(file, 1, columns, Map.of());
        assertThatThrownBy(() -> TableWriter.write(file, 1, columns, Map.of()))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private static Column ones(Feature feature) {
        return switch (feature.type()) {
            case FLOAT32 -> Column.of(feature, new float[] {1, 1});
            case FLOAT64 -> Column.of(feature, new double[] {1, 1});
            default -> Column.of(feature, new long[] {1, 1});
        };
    }

    private static String text(Random random) {
        List<String> words = List.of("", "lift", "Würfel", "置く", "🎲", "a, \"b\"\n");
        return words.get(random.nextInt(words.size()));
    }
}
