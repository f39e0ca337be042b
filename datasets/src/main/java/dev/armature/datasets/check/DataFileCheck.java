package dev.armature.datasets.check;

import dev.armature.datasets.Column;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.internal.RaggedColumn;
import dev.armature.datasets.internal.TableReader;
import dev.armature.datasets.lerobot.AutoFeatures;
import dev.armature.datasets.lerobot.internal.EpisodeRow;
import dev.armature.datasets.stats.FeatureStatistics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/// Checks the frames in the data files, one file after another, and counts them.
final class DataFileCheck {

    private static final String RESTORE = "Restore the file from a copy, or leave the episode out.";
    private static final double TIMESTAMP_TOLERANCE_S = 1e-4;

    private final Path root;
    private final DatasetInfo info;
    private final List<Feature> features;
    private final List<String> tasks;
    private final Map<Integer, SequencedMap<String, FeatureStatistics>> claimed;
    private final List<Finding> findings;
    private final SequencedMap<String, FeatureStatistics> total = new LinkedHashMap<>();
    private long frames;
    private boolean complete = true;

    DataFileCheck(
            Path root,
            DatasetInfo info,
            List<Feature> features,
            List<String> tasks,
            Map<Integer, SequencedMap<String, FeatureStatistics>> claimed,
            List<Finding> findings) {
        this.root = root;
        this.info = info;
        this.features = features;
        this.tasks = tasks;
        this.claimed = claimed;
        this.findings = findings;
    }

    /// Whether all frames of all files could be counted.
    boolean complete() {
        return complete;
    }

    /// How many frames were counted.
    long frames() {
        return frames;
    }

    /// The statistics of all frames that were counted.
    SequencedMap<String, FeatureStatistics> total() {
        return total;
    }

    /// Checks `file`, in which the episodes `rows` lie one after another.
    ///
    /// @return whether its frames were counted
    boolean check(Path file, List<EpisodeRow> rows) {
        boolean wasComplete = complete;
        complete = false; // until this file is read
        String name = root.relativize(file).toString();
        long promised = rows.stream().mapToLong(row -> row.episode().length()).sum();
        try (TableReader reader = TableReader.open(file)) {
            if (reader.rows() != promised) {
                add(name, reader.rows() + " frames, but meta/episodes promises " + promised);
                return false;
            }
            SequencedMap<String, Column> columns = new LinkedHashMap<>();
            Map<String, RaggedColumn> stored =
                    reader.read(features.stream().map(Feature::key).toList());
            for (Feature feature : features) {
                RaggedColumn values = TableReader.column(stored, feature.key());
                if (!fits(name, feature, values)) {
                    return false;
                }
                columns.put(feature.key(), values.numbers().toColumn(feature));
            }
            int from = 0;
            for (EpisodeRow row : rows) {
                checkEpisode(name, row.episode(), from, columns);
                from += row.episode().length();
            }
            frames += promised;
            complete = wasComplete;
            return true;
        }
    }

    private boolean fits(String file, Feature feature, RaggedColumn values) {
        boolean stored = switch (feature.type()) {
            case FLOAT32 -> values.stored() == PrimitiveTypeName.FLOAT;
            case FLOAT64 -> values.stored() == PrimitiveTypeName.DOUBLE;
            case BOOL -> values.stored() == PrimitiveTypeName.BOOLEAN;
            case INT64 -> values.stored() == PrimitiveTypeName.INT64;
            case UINT32 -> values.stored() == PrimitiveTypeName.INT32 || values.stored() == PrimitiveTypeName.INT64;
            default -> values.stored() == PrimitiveTypeName.INT32;
        };
        if (!stored) {
            add(
                    file,
                    "'" + feature.key() + "' is stored as " + values.stored() + ", not "
                            + feature.type().word());
            return false;
        }
        for (int row = 0; row < values.rows(); row++) {
            if (values.length(row) != feature.width()) {
                add(
                        file,
                        "'" + feature.key() + "' has " + values.length(row) + " values in row " + row + ", not "
                                + feature.width());
                return false;
            }
        }
        return true;
    }

    private void checkEpisode(String file, Episode episode, int from, SequencedMap<String, Column> columns) {
        checkAuto(file, episode, from, columns);
        int to = from + episode.length();
        boolean wrong = false;
        for (Map.Entry<String, Column> entry : columns.entrySet()) {
            Column column = entry.getValue();
            if (!finite(file, episode, from, column) || episode.length() == 0) {
                continue;
            }
            FeatureStatistics counted = FeatureStatistics.of(column, from, to);
            total.merge(entry.getKey(), counted, FeatureStatistics::merge);
            SequencedMap<String, FeatureStatistics> promised = claimed.get(episode.index());
            FeatureStatistics stored = promised == null ? null : promised.get(entry.getKey());
            if (!wrong && stored != null && !stored.agrees(counted, DatasetCheck.TOLERANCE)) {
                add(
                        file,
                        "'" + entry.getKey() + "' of episode " + episode.index()
                                + " does not match its statistics in meta/episodes");
                wrong = true;
            }
        }
    }

    private boolean finite(String file, Episode episode, int from, Column column) {
        for (int i = from * column.width(); i < (from + episode.length()) * column.width(); i++) {
            if (!Double.isFinite(column.at(i))) {
                int row = i / column.width() - from;
                add(
                        file,
                        "'" + column.feature().key() + "' is " + column.at(i) + " in frame " + row + " of episode "
                                + episode.index());
                return false;
            }
        }
        return true;
    }

    private void checkAuto(String file, Episode episode, int from, SequencedMap<String, Column> columns) {
        for (Feature auto : AutoFeatures.ALL) {
            Column column = columns.get(auto.key());
            if (column == null) {
                add(file, "'" + auto.key() + "' is missing in meta/info.json");
                continue;
            }
            for (int frame = 0; frame < episode.length(); frame++) {
                double found = column.at(from + frame);
                if (!right(auto, episode, frame, found)) {
                    add(
                            file,
                            "'" + auto.key() + "' is " + text(auto, found) + " in frame " + frame + " of episode "
                                    + episode.index() + ", where " + expected(auto, episode, frame) + " belongs");
                    break;
                }
            }
        }
    }

    private boolean right(Feature auto, Episode episode, int frame, double found) {
        if (auto.equals(AutoFeatures.TIMESTAMP)) {
            return Math.abs(found - (double) frame / info.fps()) <= TIMESTAMP_TOLERANCE_S;
        }
        if (auto.equals(AutoFeatures.TASK_INDEX)) {
            return found >= 0 && found < tasks.size() && episode.tasks().contains(tasks.get((int) found));
        }
        return found
                == (auto.equals(AutoFeatures.FRAME_INDEX)
                        ? frame
                        : auto.equals(AutoFeatures.INDEX) ? episode.fromIndex() + frame : episode.index());
    }

    private String expected(Feature auto, Episode episode, int frame) {
        if (auto.equals(AutoFeatures.TIMESTAMP)) {
            return String.valueOf((float) ((double) frame / info.fps()));
        }
        if (auto.equals(AutoFeatures.TASK_INDEX)) {
            return "a task among " + episode.tasks();
        }
        return String.valueOf(
                auto.equals(AutoFeatures.FRAME_INDEX)
                        ? frame
                        : auto.equals(AutoFeatures.INDEX) ? episode.fromIndex() + frame : episode.index());
    }

    private static String text(Feature auto, double found) {
        return auto.equals(AutoFeatures.TIMESTAMP) ? String.valueOf((float) found) : String.valueOf((long) found);
    }

    private void add(String file, String what) {
        findings.add(new Finding(file, what, RESTORE));
    }
}
