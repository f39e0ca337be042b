package dev.armature.datasets.lerobot;

import dev.armature.core.FolderLock;
import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.internal.Disk;
import dev.armature.datasets.internal.Journal;
import dev.armature.datasets.internal.TableColumn;
import dev.armature.datasets.internal.TableWriter;
import dev.armature.datasets.lerobot.internal.CountedEpisode;
import dev.armature.datasets.lerobot.internal.EpisodeRow;
import dev.armature.datasets.lerobot.internal.EpisodesTable;
import dev.armature.datasets.lerobot.internal.FileIndex;
import dev.armature.datasets.lerobot.internal.FileTemplate;
import dev.armature.datasets.lerobot.internal.InfoFile;
import dev.armature.datasets.lerobot.internal.StatsFile;
import dev.armature.datasets.lerobot.internal.TasksFile;
import dev.armature.datasets.stats.FeatureStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Records a LeRobot v3.0 dataset, one episode after another.
///
/// Each episode is its own data file, which the format allows because readers take paths from the metadata; the
/// table of episodes grows by replacing its last file. A saved episode survives `kill -9` and a power cut: its
/// files, the totals and the statistics change together through a [Journal], and opening the dataset again
/// finishes or drops what was under way. Numbers only: no film, no pictures.
public final class LeRobotWriter implements AutoCloseable {

    /// Left free on the disk, so that other programs and the end of the recording still find room.
    private static final long RESERVE_BYTES = 64L << 20;

    /// So many rows that a dataset opens fast, so few that writing them anew with each episode stays cheap.
    private static final int ROWS_IN_EPISODES_FILE = 100;

    private final Disk disk;
    private final Path root;
    private final FolderLock lock;
    private final Journal journal;
    private final List<Feature> recorded;
    private final List<String> tasks;
    private final SequencedMap<String, FeatureStatistics> statistics;
    private InfoFile info;
    private FileIndex nextData;
    private FileIndex episodesFile;
    private final List<CountedEpisode> inEpisodesFile = new ArrayList<>();
    private int episodes;
    private long frames;
    private @Nullable EpisodeRecorder recording;

    private LeRobotWriter(Disk disk, Path root, FolderLock lock, InfoFile info) {
        this.disk = disk;
        this.root = root;
        this.lock = lock;
        this.journal = new Journal(disk, root);
        this.info = info;
        this.recorded = RecordedFeatures.of(info.info());
        this.tasks = new ArrayList<>(TasksFile.read(root));
        List<EpisodeRow> rows = EpisodesTable.read(root);
        this.episodes = rows.isEmpty() ? 0 : rows.getLast().episode().index() + 1;
        this.frames = rows.isEmpty() ? 0 : rows.getLast().episode().toIndex();
        this.statistics = DatasetStatistics.read(root, info.info(), frames);
        FileIndex last =
                rows.stream().map(EpisodeRow::data).max(FileIndex::compareTo).orElse(null);
        this.nextData = free(info.dataPath(), last == null ? FileIndex.FIRST : last.next(info.chunkSize()));
        this.episodesFile = free(FileTemplate.EPISODES, FileIndex.FIRST);
    }

    /// Begins a new dataset.
    ///
    /// @param root a folder that does not exist or is empty
    /// @param fps frames per second, positive
    /// @param robotType such as `panda`
    /// @param features what is recorded, in this order; LeRobot's own columns are added
    public static LeRobotWriter create(Path root, int fps, String robotType, List<Feature> features) {
        return create(Disk.LOCAL, root, fps, robotType, features);
    }

    static LeRobotWriter create(Disk disk, Path root, int fps, String robotType, List<Feature> features) {
        InfoFile info = InfoFile.create(fps, robotType, RecordedFeatures.complete(root, fps, features));
        try {
            RecordedFeatures.requireEmptyFolder(root);
            disk.makeFolder(root);
            FolderLock lock = FolderLock.take(root.resolve(Journal.FOLDER), root, "recording");
            try {
                Journal journal = new Journal(disk, root);
                journal.recover();
                if (Files.exists(root.resolve(InfoFile.PATH))) {
                    throw RecordedFeatures.notEmpty(root);
                }
                SequencedMap<String, Disk.Content> files = new LinkedHashMap<>();
                files.put(InfoFile.PATH, file -> Files.write(file, info.bytes()));
                journal.commit("create", files);
                return new LeRobotWriter(disk, root, lock, info);
            } catch (IOException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotWrite(root, e);
        }
    }

    /// Goes on with a dataset. What a killed recording left is finished or dropped first; doing that again changes
    /// nothing.
    public static LeRobotWriter resume(Path root) {
        return resume(Disk.LOCAL, root);
    }

    static LeRobotWriter resume(Disk disk, Path root) {
        if (!Files.exists(root.resolve(InfoFile.PATH)) && !Files.isDirectory(root.resolve(Journal.FOLDER))) {
            throw new UserError(
                    root.toString(),
                    "holds no dataset: " + InfoFile.PATH + " is missing",
                    "Create one, or give another.");
        }
        try {
            FolderLock lock = FolderLock.take(root.resolve(Journal.FOLDER), root, "recording");
            try {
                new Journal(disk, root).recover();
                return new LeRobotWriter(disk, root, lock, InfoFile.read(root));
            } catch (IOException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotWrite(root, e);
        }
    }

    /// Begins an episode.
    ///
    /// @param task what is done, in words
    /// @throws IllegalStateException while another episode is being recorded
    public EpisodeRecorder begin(String task) {
        if (recording != null) {
            throw new IllegalStateException("save or discard the episode that is being recorded first");
        }
        if (task.isBlank()) {
            throw new IllegalArgumentException("a task is told in words");
        }
        EpisodeRecorder started = new EpisodeRecorder(this, task, recorded);
        recording = started;
        return started;
    }

    /// The number of the recorded feature called `key`, for [EpisodeRecorder#put(int, float[])].
    ///
    /// @throws IllegalArgumentException when there is none
    public int column(String key) {
        for (int i = 0; i < recorded.size(); i++) {
            if (recorded.get(i).key().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException(key + " is not recorded here");
    }

    /// What the dataset says of itself now.
    public DatasetInfo info() {
        return info.info();
    }

    /// How many episodes are saved.
    public int episodes() {
        return episodes;
    }

    /// How many frames are saved.
    public long frames() {
        return frames;
    }

    /// Ends the recording; an episode that was not saved is lost. The dataset is complete without this call, which
    /// only lets others record.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw cannotWrite(root, e);
        }
    }

    void discarded() {
        recording = null;
    }

    int save(EpisodeRecorder recorder) {
        List<String> allTasks = new ArrayList<>(tasks);
        if (!allTasks.contains(recorder.task())) {
            allTasks.add(recorder.task());
        }
        Episode episode = new Episode(episodes, List.of(recorder.task()), recorder.frames(), frames);
        List<Column> columns =
                RecordedFeatures.columns(info.info(), recorder.columns(), episode, allTasks.indexOf(recorder.task()));
        SequencedMap<String, FeatureStatistics> counted = DatasetStatistics.of(columns);
        SequencedMap<String, FeatureStatistics> total = DatasetStatistics.merge(statistics, counted);
        InfoFile newInfo = info.withTotals(episodes + 1, episode.toIndex(), allTasks.size());

        SequencedMap<String, Disk.Content> files = new LinkedHashMap<>();
        List<TableColumn> table = columns.stream().map(TableColumn::feature).toList();
        FileIndex data = nextData;
        List<CountedEpisode> rows = new ArrayList<>(inEpisodesFile);
        rows.add(new CountedEpisode(new EpisodeRow(episode, data), counted));
        FileIndex at = episodesFile;
        files.put(info.dataPath().path(data), file -> TableWriter.write(file, episode.length(), table, Map.of()));
        if (allTasks.size() > tasks.size()) {
            files.put(TasksFile.PATH, file -> TasksFile.write(file, allTasks));
        }
        files.put(FileTemplate.EPISODES.path(at), file -> EpisodesTable.write(file, at, rows));
        files.put(StatsFile.PATH, file -> Files.write(file, StatsFile.bytes(total)));
        files.put(InfoFile.PATH, file -> Files.write(file, newInfo.bytes()));
        try {
            requireRoom(columns);
            journal.commit(String.format(Locale.ROOT, "episode-%06d", episode.index()), files);
        } catch (IOException e) {
            throw cannotWrite(root, e);
        }
        info = newInfo;
        tasks.clear();
        tasks.addAll(allTasks);
        statistics.putAll(total);
        nextData = data.next(info.chunkSize());
        inEpisodesFile.add(rows.getLast());
        if (inEpisodesFile.size() == ROWS_IN_EPISODES_FILE) {
            inEpisodesFile.clear();
            episodesFile = at.next(info.chunkSize());
        }
        episodes++;
        frames = episode.toIndex();
        recording = null;
        return episode.index();
    }

    private void requireRoom(List<Column> columns) throws IOException {
        long needed = RESERVE_BYTES;
        for (Column column : columns) {
            needed += 2L * Long.BYTES * column.rows() * column.width();
        }
        long usable = disk.usableBytes(root);
        if (usable < needed) {
            throw new UserError(
                    root.toString(),
                    "only " + (usable >> 20) + " MiB are left on the disk, and " + (needed >> 20)
                            + " MiB are kept free",
                    "Make room and save again: the episode is still in memory, the dataset is complete without it.");
        }
    }

    private FileIndex free(FileTemplate template, FileIndex first) {
        FileIndex at = first;
        while (Files.exists(template.in(root, at))) {
            at = at.next(info.chunkSize());
        }
        return at;
    }

    private static UserError cannotWrite(Path root, IOException e) {
        return new UserError(
                root.toString(),
                "cannot be written (" + e + ")",
                "Check that the disk is there, has room, and that the folder is yours; then try again.",
                e);
    }
}
