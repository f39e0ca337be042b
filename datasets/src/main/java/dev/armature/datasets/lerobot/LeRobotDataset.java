package dev.armature.datasets.lerobot;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.internal.GrowingColumn;
import dev.armature.datasets.internal.Journal;
import dev.armature.datasets.lerobot.internal.EpisodeRow;
import dev.armature.datasets.lerobot.internal.EpisodesTable;
import dev.armature.datasets.lerobot.internal.InfoFile;
import dev.armature.datasets.lerobot.internal.TasksFile;
import dev.armature.datasets.stats.FeatureStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A LeRobot v3.0 dataset that is read: its episodes, and its columns of numbers in bulk.
///
/// Paths come from the metadata, so files with one episode and with thousands read alike. Reading changes nothing on
/// disk. Film, pictures and texts are passed over, and [#warnings()] says so.
public final class LeRobotDataset {

    private final Path root;
    private final InfoFile info;
    private final List<EpisodeRow> rows;
    private final List<String> tasks;
    private final List<String> warnings;

    private LeRobotDataset(Path root, InfoFile info, List<EpisodeRow> rows, List<String> tasks, List<String> warnings) {
        this.root = root;
        this.info = info;
        this.rows = rows;
        this.tasks = tasks;
        this.warnings = warnings;
    }

    /// Reads the metadata of the dataset in `root`.
    public static LeRobotDataset open(Path root) {
        InfoFile info = InfoFile.read(root);
        List<EpisodeRow> rows = EpisodesTable.read(root);
        List<String> warnings = new ArrayList<>(info.warnings());
        long frames = 0;
        for (int i = 0; i < rows.size(); i++) {
            Episode episode = rows.get(i).episode();
            if (episode.index() != i || episode.fromIndex() != frames) {
                throw new UserError(
                        root.resolve(EpisodesTable.FOLDER).toString(),
                        "episode " + i + " from frame " + frames + " is missing or stands twice",
                        "`armature dataset verify` names what is broken.");
            }
            frames = episode.toIndex();
        }
        if (rows.size() != info.info().totalEpisodes() || frames != info.info().totalFrames()) {
            warnings.add("meta/info.json speaks of " + info.info().totalEpisodes() + " episodes and "
                    + info.info().totalFrames() + " frames; there are " + rows.size() + " and " + frames);
        }
        try {
            if (!Journal.entries(root).isEmpty()) {
                warnings.add("a recording was cut off; the next one into this folder finishes or drops its leftovers");
            }
        } catch (IOException e) {
            throw new UserError(root.toString(), "cannot be listed (" + e + ")", "Check its rights.", e);
        }
        return new LeRobotDataset(root, info, rows, TasksFile.read(root), List.copyOf(warnings));
    }

    /// The folder.
    public Path root() {
        return root;
    }

    /// What the dataset says of itself.
    public DatasetInfo info() {
        return info.info();
    }

    /// All episodes, in their order.
    public List<Episode> episodes() {
        return rows.stream().map(EpisodeRow::episode).toList();
    }

    /// How many frames all episodes have.
    public long frames() {
        return rows.isEmpty() ? 0 : rows.getLast().episode().toIndex();
    }

    /// The text of task 0, 1, …
    public List<String> tasks() {
        return tasks;
    }

    /// What was passed over or does not fit, in words.
    public List<String> warnings() {
        return warnings;
    }

    /// The values of `key` in all frames of all episodes; frame `i` is the one whose `index` is `i`.
    public Column column(String key) {
        return columns(List.of(key)).sequencedValues().getFirst();
    }

    /// Several columns at once, which opens each file only once.
    public SequencedMap<String, Column> columns(List<String> keys) {
        return read(keys, rows);
    }

    /// The values of `key` in the frames of one episode.
    public Column column(String key, int episode) {
        if (episode < 0 || episode >= rows.size()) {
            throw new IllegalArgumentException("there is no episode " + episode + " among " + rows.size());
        }
        EpisodeRow row = rows.get(episode);
        List<EpisodeRow> sameFile =
                rows.stream().filter(r -> r.data().equals(row.data())).toList();
        Column inFile = read(List.of(key), sameFile).sequencedValues().getFirst();
        int from = Math.toIntExact(
                row.episode().fromIndex() - sameFile.getFirst().episode().fromIndex());
        return sameFile.size() == 1
                ? inFile
                : inFile.rows(from, from + row.episode().length());
    }

    /// The statistics of each feature of numbers over all episodes, from `meta/stats.json`; where that is missing or
    /// old, merged from the episodes.
    public SequencedMap<String, FeatureStatistics> statistics() {
        return DatasetStatistics.read(root, info.info(), frames());
    }

    /// The statistics of one feature of numbers over all episodes.
    public FeatureStatistics statistics(String key) {
        FeatureStatistics found = statistics().get(numeric(key).key());
        if (found == null) {
            throw new UserError(root.toString(), "has no statistics of '" + key + "'", "Record or count them first.");
        }
        return found;
    }

    private SequencedMap<String, Column> read(List<String> keys, List<EpisodeRow> from) {
        List<Feature> features = keys.stream().map(this::numeric).toList();
        List<GrowingColumn> values = features.stream()
                .map(f -> new GrowingColumn(GrowingColumn.kindOf(f)))
                .toList();
        for (DataFile file : DataFile.of(root, info.dataPath(), from)) {
            file.appendTo(features, values);
        }
        SequencedMap<String, Column> out = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            out.put(keys.get(i), values.get(i).toColumn(features.get(i)));
        }
        return out;
    }

    private Feature numeric(String key) {
        Feature feature = info.info()
                .feature(key)
                .orElseThrow(() -> new UserError(
                        root.toString(),
                        "has no feature '" + key + "'",
                        "It has: "
                                + String.join(
                                        ", ",
                                        info.info().features().stream()
                                                .map(Feature::key)
                                                .toList()) + "."));
        if (!feature.type().numeric()) {
            throw new UserError(
                    root.toString(),
                    "feature '" + key + "' is " + feature.type().word(),
                    "Only features of numbers can be read.");
        }
        return feature;
    }
}
