package dev.armature.datasets.lerobot;

import dev.armature.core.UserError;
import dev.armature.datasets.Feature;
import dev.armature.datasets.internal.GrowingColumn;
import dev.armature.datasets.internal.RaggedColumn;
import dev.armature.datasets.internal.TableReader;
import dev.armature.datasets.lerobot.internal.EpisodeRow;
import dev.armature.datasets.lerobot.internal.FileIndex;
import dev.armature.datasets.lerobot.internal.FileTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run of episodes whose frames follow each other in one data file.
///
/// @param path the file
/// @param frames how many frames the metadata promises
record DataFile(Path path, int frames) {

    /// The files that hold `rows`, in the order of their frames.
    static List<DataFile> of(Path root, FileTemplate template, List<EpisodeRow> rows) {
        List<DataFile> out = new ArrayList<>();
        int at = 0;
        while (at < rows.size()) {
            FileIndex file = rows.get(at).data();
            int frames = 0;
            while (at < rows.size() && rows.get(at).data().equals(file)) {
                frames = Math.addExact(frames, rows.get(at++).episode().length());
            }
            out.add(new DataFile(template.in(root, file), frames));
        }
        return out;
    }

    /// Appends the values of `features` to `values`.
    void appendTo(List<Feature> features, List<GrowingColumn> values) {
        try (TableReader reader = TableReader.open(path)) {
            Map<String, RaggedColumn> columns =
                    reader.read(features.stream().map(Feature::key).toList());
            for (int i = 0; i < values.size(); i++) {
                Feature feature = features.get(i);
                RaggedColumn column = TableReader.column(columns, feature.key());
                requireShape(feature, column);
                values.get(i).addAll(column.numbers(), frames * feature.width());
            }
        }
    }

    private void requireShape(Feature feature, RaggedColumn column) {
        if (column.rows() < frames) {
            throw new UserError(
                    path.toString(),
                    "holds " + column.rows() + " frames of the " + frames + " that meta/episodes promises",
                    "Restore it from a copy; `armature dataset verify` names every file that is broken.");
        }
        for (int row = 0; row < frames; row++) {
            if (column.length(row) != feature.width()) {
                throw new UserError(
                        path.toString(),
                        "'" + feature.key() + "' has " + column.length(row) + " values in row " + row + ", not "
                                + feature.width(),
                        "It is not what meta/info.json describes; restore both from one copy.");
            }
        }
    }
}
