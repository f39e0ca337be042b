package dev.armature.datasets.lerobot;

import dev.armature.datasets.Column;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Feature;
import dev.armature.datasets.lerobot.internal.EpisodesTable;
import dev.armature.datasets.lerobot.internal.StatsFile;
import dev.armature.datasets.stats.FeatureStatistics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The statistics of all features of numbers, by key.
final class DatasetStatistics {

    private DatasetStatistics() {}

    /// Counts whole columns.
    static SequencedMap<String, FeatureStatistics> of(List<Column> columns) {
        SequencedMap<String, FeatureStatistics> out = new LinkedHashMap<>();
        for (Column column : columns) {
            out.put(column.feature().key(), FeatureStatistics.of(column, 0, column.rows()));
        }
        return out;
    }

    /// Both together; neither is modified.
    static SequencedMap<String, FeatureStatistics> merge(
            SequencedMap<String, FeatureStatistics> a, SequencedMap<String, FeatureStatistics> b) {
        SequencedMap<String, FeatureStatistics> out = new LinkedHashMap<>(a);
        b.forEach((key, counted) -> out.merge(key, counted, FeatureStatistics::merge));
        return out;
    }

    /// What `meta/stats.json` says, or when it does not speak of `frames` frames of these features, what the episodes
    /// say.
    static SequencedMap<String, FeatureStatistics> read(Path root, DatasetInfo info, long frames) {
        SequencedMap<String, FeatureStatistics> stored = StatsFile.read(root);
        List<Feature> numeric =
                info.features().stream().filter(f -> f.type().numeric()).toList();
        boolean fits = numeric.stream().allMatch(feature -> {
            FeatureStatistics counted = stored.get(feature.key());
            return counted != null && counted.count() == frames && counted.width() == feature.width();
        });
        return fits
                ? stored
                : fromEpisodes(root, numeric.stream().map(Feature::key).toList());
    }

    /// The statistics of all episodes, merged.
    static SequencedMap<String, FeatureStatistics> fromEpisodes(Path root, List<String> keys) {
        SequencedMap<String, FeatureStatistics> out = new LinkedHashMap<>();
        for (Path file : EpisodesTable.files(root)) {
            for (SequencedMap<String, FeatureStatistics> episode :
                    EpisodesTable.readStatistics(file, keys).values()) {
                episode.forEach((key, counted) -> out.merge(key, counted, FeatureStatistics::merge));
            }
        }
        return out;
    }
}
