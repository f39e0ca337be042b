package dev.armature.datasets.check;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Episode;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.lerobot.LeRobotDataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What a dataset holds, in short.
///
/// @param info robot, frame rate and features
/// @param episodes how many episodes
/// @param frames how many frames
/// @param seconds how long all episodes last
/// @param tasks each task in words, with the number of its episodes
/// @param bytes size on disk of all files
/// @param success share of the episodes in which `next.success` becomes true; empty where it is not recorded
/// @param warnings what was passed over or does not fit
public record DatasetSummary(
        DatasetInfo info,
        int episodes,
        long frames,
        double seconds,
        SequencedMap<String, Integer> tasks,
        long bytes,
        OptionalDouble success,
        List<String> warnings) {

    private static final String SUCCESS = "next.success";

    /// Reads the metadata of the dataset in `root`, and whether its episodes succeeded.
    public static DatasetSummary of(Path root) {
        LeRobotDataset dataset = LeRobotDataset.open(root);
        SequencedMap<String, Integer> tasks = new LinkedHashMap<>();
        for (Episode episode : dataset.episodes()) {
            episode.tasks().forEach(task -> tasks.merge(task, 1, Integer::sum));
        }
        return new DatasetSummary(
                dataset.info(),
                dataset.episodes().size(),
                dataset.frames(),
                (double) dataset.frames() / dataset.info().fps(),
                tasks,
                bytes(root),
                success(dataset),
                dataset.warnings());
    }

    /// The summary as lines of text for people.
    public List<String> lines() {
        List<String> out = new ArrayList<>();
        out.add(String.format(
                Locale.ROOT,
                "%s, %d fps: %d episodes, %d frames, %.1f s, %.1f MiB",
                info.robotType(),
                info.fps(),
                episodes,
                frames,
                seconds,
                bytes / (double) (1 << 20)));
        success.ifPresent(share -> out.add(String.format(Locale.ROOT, "success: %.1f %%", 100 * share)));
        tasks.forEach((task, count) -> out.add(String.format(Locale.ROOT, "task: %s (%d episodes)", task, count)));
        info.features()
                .forEach(f -> out.add(String.format(
                        Locale.ROOT,
                        "feature: %-32s %-8s %-12s %s",
                        f.key(),
                        f.type().word(),
                        f.shape(),
                        String.join(" ", f.names()))));
        warnings.forEach(w -> out.add("warning: " + w));
        return out;
    }

    private static OptionalDouble success(LeRobotDataset dataset) {
        boolean recorded = dataset.info()
                .feature(SUCCESS)
                .filter(f -> f.type() == FeatureType.BOOL)
                .isPresent();
        if (!recorded || dataset.episodes().isEmpty()) {
            return OptionalDouble.empty();
        }
        Column column = dataset.column(SUCCESS);
        int succeeded = 0;
        for (Episode episode : dataset.episodes()) {
            boolean once = false;
            for (long i = episode.fromIndex(); i < episode.toIndex(); i++) {
                once |= column.at((int) i) != 0;
            }
            succeeded += once ? 1 : 0;
        }
        return OptionalDouble.of((double) succeeded / dataset.episodes().size());
    }

    private static long bytes(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(DatasetSummary::size)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(root.toString(), "cannot be listed (" + e + ")", "Check its rights.", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
