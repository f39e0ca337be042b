package dev.armature.datasets.check;

import dev.armature.core.UserError;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.internal.Journal;
import dev.armature.datasets.lerobot.internal.EpisodeRow;
import dev.armature.datasets.lerobot.internal.EpisodesTable;
import dev.armature.datasets.lerobot.internal.FileIndex;
import dev.armature.datasets.lerobot.internal.InfoFile;
import dev.armature.datasets.lerobot.internal.StatsFile;
import dev.armature.datasets.lerobot.internal.TasksFile;
import dev.armature.datasets.stats.FeatureStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a whole dataset and says everything that is wrong with it, rather than stopping at the first error.
public final class DatasetCheck {

    /// Programs that sum in single precision differ by about this much.
    static final double TOLERANCE = 1e-3;

    private static final String COUNT_ANEW = "Restore it from a copy; or record one more episode into this folder with"
            + " `armature record`, which writes it anew from the statistics of the episodes.";

    private final Path root;
    private final List<Finding> findings = new ArrayList<>();

    private DatasetCheck(Path root) {
        this.root = root;
    }

    /// Checks the dataset in `root`: files torn or missing, counts, types, shapes, numbers that are not finite,
    /// indices, timestamps, tasks, statistics, totals, and leftovers of a recording that was killed.
    ///
    /// @throws UserError when there is no dataset at all
    public static CheckReport verify(Path root) {
        if (!Files.exists(root.resolve(InfoFile.PATH))) {
            throw new UserError(
                    root.toString(), "holds no dataset: " + InfoFile.PATH + " is missing", "Give a dataset's folder.");
        }
        return new DatasetCheck(root).run();
    }

    private CheckReport run() {
        checkLeftovers();
        InfoFile info = tried(() -> InfoFile.read(root), null);
        if (info == null) {
            return new CheckReport(findings, List.of(), 0, 0, 0);
        }
        List<Path> tables = EpisodesTable.files(root);
        if (tables.isEmpty() && info.info().totalEpisodes() > 0) {
            // without it nothing can be said of the other files, and any advice about them would be wrong
            add(
                    EpisodesTable.FOLDER,
                    "is missing, the table that says where the " + info.info().totalEpisodes() + " episodes lie",
                    "Restore it from a copy, and leave the other files as they are: the frames in data/ are of no use"
                            + " without it.");
            return new CheckReport(findings, info.warnings(), 0, 0, 0);
        }
        List<String> tasks = tried(() -> TasksFile.read(root), List.of());
        List<Feature> numeric =
                info.info().features().stream().filter(f -> f.type().numeric()).toList();
        List<String> keys = numeric.stream().map(Feature::key).toList();
        List<EpisodeRow> rows = new ArrayList<>();
        Map<Integer, SequencedMap<String, FeatureStatistics>> claimed = new HashMap<>();
        for (Path file : tables) {
            rows.addAll(tried(() -> EpisodesTable.readFile(file), List.of()));
            claimed.putAll(tried(() -> EpisodesTable.readStatistics(file, keys), Map.of()));
        }
        rows.sort(Comparator.comparingInt(row -> row.episode().index()));
        boolean allRows = ordered(rows) && rows.size() >= info.info().totalEpisodes();
        checkTotals(info.info(), rows, tasks);

        DataFileCheck data = new DataFileCheck(root, info.info(), numeric, tasks, claimed, findings);
        TreeMap<FileIndex, List<EpisodeRow>> byFile = new TreeMap<>();
        rows.forEach(row ->
                byFile.computeIfAbsent(row.data(), at -> new ArrayList<>()).add(row));
        List<Path> known = new ArrayList<>();
        byFile.forEach((at, inFile) -> {
            Path file = tried(() -> info.dataPath().in(root, at), null);
            if (file != null) {
                known.add(file);
                tried(() -> data.check(file, inFile), false);
            }
        });
        if (allRows) {
            checkStrays(known); // else they may belong to the rows that are missing
        }
        if (data.complete()) {
            checkStatistics(keys, data.total());
        }
        return new CheckReport(findings, info.warnings(), rows.size(), data.frames(), known.size());
    }

    /// The result of `reading`, or after an error, which becomes a finding, `otherwise`.
    private <T extends @Nullable Object> T tried(Supplier<? extends T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (UserError e) {
            findings.add(new Finding(below(e.where()), below(e.what()), below(e.wayOut())));
            return otherwise;
        }
    }

    private String below(String text) {
        return text.replace(root + "/", "");
    }

    private void checkLeftovers() {
        if (Files.isDirectory(root.resolve(Journal.FOLDER))) {
            add(
                    Journal.FOLDER,
                    "a recording is under way, or one was killed and left this",
                    "Resume recording into this folder: that finishes or drops it.");
        }
    }

    /// Whether the episodes follow each other without a gap.
    private boolean ordered(List<EpisodeRow> rows) {
        long from = 0;
        for (int i = 0; i < rows.size(); i++) {
            Episode episode = rows.get(i).episode();
            if (episode.index() != i || episode.fromIndex() != from) {
                add(
                        EpisodesTable.FOLDER,
                        "row " + i + " is episode " + episode.index() + " from frame " + episode.fromIndex()
                                + ", not episode " + i + " from frame " + from,
                        "Restore the file that is torn or missing.");
                return false;
            }
            from = episode.toIndex();
        }
        return true;
    }

    private void checkTotals(DatasetInfo info, List<EpisodeRow> rows, List<String> tasks) {
        long frames = rows.stream().mapToLong(row -> row.episode().length()).sum();
        checkTotal("total_episodes", info.totalEpisodes(), rows.size(), EpisodesTable.FOLDER);
        checkTotal("total_frames", info.totalFrames(), frames, EpisodesTable.FOLDER);
        if (info.totalTasks() > 0 && !Files.exists(root.resolve(TasksFile.PATH))) {
            add(TasksFile.PATH, "is missing, the words of the tasks", "Restore it from a copy.");
            return;
        }
        checkTotal("total_tasks", info.totalTasks(), tasks.size(), TasksFile.PATH);
        for (EpisodeRow row : rows) {
            for (String task : row.episode().tasks()) {
                if (!tasks.contains(task)) {
                    add(
                            TasksFile.PATH,
                            "task '" + task + "' of episode " + row.episode().index() + " is not there",
                            "Restore it from a copy.");
                }
            }
        }
    }

    /// @param counted where those are listed that there are
    private void checkTotal(String key, long claimed, long found, String counted) {
        if (claimed != found) {
            add(
                    InfoFile.PATH,
                    key + " is " + claimed + ", but " + counted + " lists " + found,
                    "Restore both from one copy.");
        }
    }

    private void checkStrays(List<Path> known) {
        Path folder = root.resolve("data");
        try (Stream<Path> found = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
            found.filter(file -> file.toString().endsWith(".parquet") && !known.contains(file.normalize()))
                    .sorted()
                    .forEach(file -> add(
                            root.relativize(file).toString(),
                            "no episode lies in this file, yet LeRobot would read it",
                            "Give it its name back when it was renamed; else keep it in another folder."));
        } catch (IOException e) {
            add("data", "cannot be listed (" + e + ")", "Check its rights.");
        }
    }

    private void checkStatistics(List<String> keys, SequencedMap<String, FeatureStatistics> counted) {
        if (!Files.exists(root.resolve(StatsFile.PATH)) && !counted.isEmpty()) {
            add(StatsFile.PATH, "is missing, the statistics of all frames", COUNT_ANEW);
            return;
        }
        @Nullable SequencedMap<String, FeatureStatistics> stored = tried(() -> StatsFile.read(root), null);
        if (stored == null) {
            return;
        }
        for (String key : keys) {
            FeatureStatistics right = counted.get(key);
            FeatureStatistics found = stored.get(key);
            if (right != null && (found == null || !found.agrees(right, TOLERANCE))) {
                add(
                        StatsFile.PATH,
                        "'" + key + "' " + (found == null ? "is missing" : "does not match the frames"),
                        COUNT_ANEW);
            }
        }
    }

    private void add(String file, String what, String wayOut) {
        findings.add(new Finding(file, what, wayOut));
    }
}
