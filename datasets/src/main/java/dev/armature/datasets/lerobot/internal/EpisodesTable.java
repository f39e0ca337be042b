package dev.armature.datasets.lerobot.internal;

import dev.armature.core.UserError;
import dev.armature.datasets.Episode;
import dev.armature.datasets.internal.RaggedColumn;
import dev.armature.datasets.internal.TableColumn;
import dev.armature.datasets.internal.TableReader;
import dev.armature.datasets.internal.TableWriter;
import dev.armature.datasets.stats.FeatureStatistics;
import dev.armature.datasets.stats.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// `meta/episodes/`: one row an episode, with its tasks, its place in the data files, and its statistics.
public final class EpisodesTable {

    /// Below the dataset\'s folder.
    public static final String FOLDER = "meta/episodes";

    private static final String COUNT = "count";
    private static final List<String> PLACES =
            List.of("episode_index", "tasks", "length", "data/chunk_index", "data/file_index", "dataset_from_index");

    private EpisodesTable() {}

    /// Writes a file of `rows`, at least one.
    ///
    /// @param at the number of the file itself, which LeRobot keeps in each row
    public static void write(Path file, FileIndex at, List<CountedEpisode> rows) throws IOException {
        List<TableColumn> columns = new ArrayList<>();
        columns.add(longs("episode_index", rows, r -> r.episode().index()));
        columns.add(TableColumn.stringLists(
                "tasks", rows.stream().map(r -> r.row().episode().tasks()).toList()));
        columns.add(longs("length", rows, r -> r.episode().length()));
        columns.add(longs("data/chunk_index", rows, r -> r.data().chunk()));
        columns.add(longs("data/file_index", rows, r -> r.data().file()));
        columns.add(longs("dataset_from_index", rows, r -> r.episode().fromIndex()));
        columns.add(longs("dataset_to_index", rows, r -> r.episode().toIndex()));
        for (String key : rows.getFirst().statistics().keySet()) {
            for (Statistic s : Statistic.values()) {
                double[][] values =
                        rows.stream().map(r -> r.statistics(key).get(s)).toArray(double[][]::new);
                columns.add(TableColumn.doubleLists(column(key, s.word()), values));
            }
            long[][] counts = rows.stream()
                    .map(r -> new long[] {r.statistics(key).count()})
                    .toArray(long[][]::new);
            columns.add(TableColumn.longLists(column(key, COUNT), counts));
        }
        columns.add(longs("meta/episodes/chunk_index", rows, r -> at.chunk()));
        columns.add(longs("meta/episodes/file_index", rows, r -> at.file()));
        TableWriter.write(file, rows.size(), columns, Map.of());
    }

    /// The files of the table, in the order of their names.
    public static List<Path> files(Path root) {
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(f -> f.toString().endsWith(".parquet")).sorted().toList();
        } catch (IOException e) {
            throw new UserError(folder.toString(), "cannot be listed (" + e + ")", "Check its rights.", e);
        }
    }

    /// The rows of all files, by episode.
    public static List<EpisodeRow> read(Path root) {
        List<EpisodeRow> rows = new ArrayList<>();
        for (Path file : files(root)) {
            rows.addAll(readFile(file));
        }
        rows.sort(Comparator.comparingInt(row -> row.episode().index()));
        return rows;
    }

    public static List<EpisodeRow> readFile(Path file) {
        List<EpisodeRow> rows = new ArrayList<>();
        try (TableReader reader = TableReader.open(file)) {
            Map<String, RaggedColumn> columns = reader.read(PLACES);
            RaggedColumn tasks = TableReader.column(columns, "tasks");
            for (int row = 0; row < tasks.rows(); row++) {
                Episode episode = new Episode(
                        whole(columns, "episode_index", row),
                        tasks.texts(row),
                        whole(columns, "length", row),
                        TableReader.column(columns, "dataset_from_index").longAt(row));
                FileIndex data =
                        new FileIndex(whole(columns, "data/chunk_index", row), whole(columns, "data/file_index", row));
                rows.add(new EpisodeRow(episode, data));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UserError(
                    file.toString(), "holds an impossible row: " + e.getMessage(), "Restore it from a copy.", e);
        }
        return rows;
    }

    /// The statistics of each episode in `file`, by feature, for the features in `keys` that it has.
    public static Map<Integer, SequencedMap<String, FeatureStatistics>> readStatistics(Path file, List<String> keys) {
        Map<Integer, SequencedMap<String, FeatureStatistics>> out = new LinkedHashMap<>();
        try (TableReader reader = TableReader.open(file)) {
            List<String> present =
                    keys.stream().filter(key -> reader.has(column(key, COUNT))).toList();
            List<String> names = new ArrayList<>(List.of("episode_index"));
            for (String key : present) {
                names.add(column(key, COUNT));
                for (Statistic s : Statistic.values()) {
                    if (reader.has(column(key, s.word()))) {
                        names.add(column(key, s.word()));
                    }
                }
            }
            Map<String, RaggedColumn> columns = reader.read(names);
            RaggedColumn index = TableReader.column(columns, "episode_index");
            for (int row = 0; row < index.rows(); row++) {
                SequencedMap<String, FeatureStatistics> counted = new LinkedHashMap<>();
                for (String key : present) {
                    counted.put(key, statistics(columns, key, row));
                }
                out.put((int) index.longAt(row), counted);
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    file.toString(), "holds impossible statistics: " + e.getMessage(), "Restore it from a copy.", e);
        }
        return out;
    }

    private static FeatureStatistics statistics(Map<String, RaggedColumn> columns, String key, int row) {
        Map<Statistic, double[]> values = new EnumMap<>(Statistic.class);
        for (Statistic s : Statistic.values()) {
            RaggedColumn found = columns.get(column(key, s.word()));
            if (found != null && found.length(row) > 0) {
                values.put(s, found.doubles(row));
            }
        }
        return new FeatureStatistics(
                TableReader.column(columns, column(key, COUNT)).longAt(row), values);
    }

    private static int whole(Map<String, RaggedColumn> columns, String name, int row) {
        return Math.toIntExact(TableReader.column(columns, name).longAt(row));
    }

    private static String column(String key, String statistic) {
        return "stats/" + key + "/" + statistic;
    }

    private static TableColumn longs(String name, List<CountedEpisode> rows, ToLongFunction<EpisodeRow> value) {
        return TableColumn.longs(
                name, rows.stream().map(CountedEpisode::row).mapToLong(value).toArray());
    }
}
