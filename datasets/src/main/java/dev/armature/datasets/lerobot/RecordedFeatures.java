package dev.armature.datasets.lerobot;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.internal.Journal;
import dev.armature.datasets.lerobot.internal.InfoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Which features can be recorded, and how LeRobot's own columns are filled.
final class RecordedFeatures {

    private RecordedFeatures() {}

    /// The features that the recorder fills: all but LeRobot's own.
    static List<Feature> of(DatasetInfo info) {
        List<Feature> out = new ArrayList<>();
        for (Feature feature : info.features()) {
            if (!AutoFeatures.contains(feature.key())) {
                requireWritable(InfoFile.PATH, feature);
                out.add(feature);
            }
        }
        return List.copyOf(out);
    }

    /// `features` checked, and LeRobot's own after them.
    static List<Feature> complete(Path root, int fps, List<Feature> features) {
        if (fps <= 0) {
            throw new UserError(root.toString(), "fps " + fps + " is not positive", "Give whole frames per second.");
        }
        Set<String> seen = new HashSet<>();
        for (Feature feature : features) {
            requireWritable(root.toString(), feature);
            if (AutoFeatures.contains(feature.key()) || !seen.add(feature.key())) {
                throw new UserError(
                        root.toString(),
                        "feature '" + feature.key() + "' stands twice or is one of LeRobot's own",
                        "Leave it out or give it another name.");
            }
        }
        if (features.isEmpty()) {
            throw new UserError(root.toString(), "no feature is to be recorded", "Name at least one.");
        }
        List<Feature> out = new ArrayList<>(features);
        out.addAll(AutoFeatures.ALL);
        return out;
    }

    private static void requireWritable(String where, Feature feature) {
        if (!feature.type().numeric()) {
            throw new UserError(
                    where,
                    "feature '" + feature.key() + "' is " + feature.type().word()
                            + ", and only numbers can be recorded",
                    "Leave it out, or record it with LeRobot.");
        }
        if (feature.shape().size() != 1) {
            throw new UserError(
                    where,
                    "feature '" + feature.key() + "' has shape " + feature.shape()
                            + ", and only vectors can be recorded",
                    "Flatten it to [" + feature.width() + "].");
        }
    }

    /// Refuses a folder that holds anything but the leftovers of a `create` that was killed.
    static void requireEmptyFolder(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw new UserError(root.toString(), "is a file", "Give a folder that does not exist or is empty.");
        }
        try (Stream<Path> inside = Files.list(root)) {
            if (inside.anyMatch(p -> !p.getFileName().toString().equals(Journal.FOLDER))) {
                throw notEmpty(root);
            }
        }
    }

    static UserError notEmpty(Path root) {
        return Files.exists(root.resolve(InfoFile.PATH))
                ? new UserError(root.toString(), "holds a dataset already", "Resume it, or give another folder.")
                : new UserError(
                        root.toString(),
                        "is not empty and no dataset",
                        "Give a folder that does not exist or is empty.");
    }

    /// All columns of an episode, in the order of `info`.
    static List<Column> columns(DatasetInfo info, List<Column> filled, Episode episode, int task) {
        List<Column> out = new ArrayList<>();
        Iterator<Column> next = filled.iterator();
        for (Feature feature : info.features()) {
            out.add(AutoFeatures.contains(feature.key()) ? auto(feature, info.fps(), episode, task) : next.next());
        }
        return out;
    }

    private static Column auto(Feature feature, int fps, Episode episode, int task) {
        int n = episode.length();
        if (feature.type() == FeatureType.FLOAT32) {
            float[] seconds = new float[n];
            for (int i = 0; i < n; i++) {
                seconds[i] = (float) ((double) i / fps);
            }
            return Column.of(feature, seconds);
        }
        if (feature.key().equals(AutoFeatures.FRAME_INDEX.key())) {
            return Column.of(feature, LongStream.range(0, n).toArray());
        }
        if (feature.key().equals(AutoFeatures.INDEX.key())) {
            return Column.of(
                    feature,
                    LongStream.range(episode.fromIndex(), episode.toIndex()).toArray());
        }
        long[] same = new long[n];
        Arrays.fill(same, feature.key().equals(AutoFeatures.EPISODE_INDEX.key()) ? episode.index() : task);
        return Column.of(feature, same);
    }
}
