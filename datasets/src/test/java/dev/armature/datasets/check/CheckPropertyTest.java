package dev.armature.datasets.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.datasets.Column;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.internal.TableColumn;
import dev.armature.datasets.internal.TableWriter;
import dev.armature.datasets.lerobot.AutoFeatures;
import dev.armature.datasets.lerobot.EpisodeRecorder;
import dev.armature.datasets.lerobot.LeRobotDataset;
import dev.armature.datasets.lerobot.LeRobotWriter;
import dev.armature.datasets.lerobot.SmallDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A sound dataset with one thing changed at random: that is found where it is, and nothing in the other files.
final class CheckPropertyTest {

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void record() {
        root = folder.resolve("set");
        SmallDataset.write(root, 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
    void shouldFindAnyNumberThatIsNotItsOwn(long seed) throws IOException {
        Random random = new Random(seed);
        int episode = random.nextInt(3);
        LeRobotDataset dataset = LeRobotDataset.open(root);
        SequencedMap<String, Column> columns = columns(dataset, episode);
        List<Feature> candidates = new ArrayList<>(AutoFeatures.ALL);
        candidates.add(dataset.info().feature("action").orElseThrow());
        candidates.add(dataset.info().feature("observation.state").orElseThrow());
        Feature changed = candidates.get(random.nextInt(candidates.size()));
        Column right = columns.get(changed.key());
        assertThat(right).isNotNull();
        if (right != null) {
            columns.put(changed.key(), changed(random, right));
        }
        write(dataset, episode, columns);
        List<Finding> findings = DatasetCheck.verify(root).findings();
        String file = "data/chunk-000/file-%03d.parquet".formatted(episode);
        assertThat(findings)
                .anySatisfy(f -> assertThat(f.toString()).startsWith(file + ": '" + changed.key() + "'"))
                .allSatisfy(f -> assertThat(f.file()).isIn(file, "meta/stats.json"));
    }

    /// One value moved by so much that no tolerance covers it.
    private static Column changed(Random random, Column right) {
        Feature feature = right.feature();
        int at = random.nextInt(right.rows() * right.width());
        if (feature.type() == FeatureType.FLOAT32) {
            float[] values = right.floats().clone();
            values[at] = random.nextInt(3) == 0 ? Float.NaN : values[at] + 500;
            return Column.of(feature, values);
        }
        long[] values = right.longs().clone();
        values[at] += random.nextBoolean() ? 100 : -100;
        return Column.of(feature, values);
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, 0.0002, true",
        "timestamp, 0.00005, false",
        "timestamp, -0.0002, true",
        "timestamp, -0.00005, false",
    })
    void shouldTolerateATenthOfAMillisecondInTimestamps(String key, float by, boolean wrong) throws IOException {
        LeRobotDataset dataset = LeRobotDataset.open(root);
        SequencedMap<String, Column> columns = columns(dataset, 1);
        float[] values = dataset.column(key, 1).floats().clone();
        values[2] += by;
        columns.put(key, Column.of(AutoFeatures.TIMESTAMP, values));
        write(dataset, 1, columns);
        assertThat(DatasetCheck.verify(root).findings().stream()
                        .anyMatch(f -> f.what().contains("'timestamp' is")))
                .isEqualTo(wrong);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 6, 20})
    void shouldCountTheFramesThatAreMissingOrTooMany(int frames) throws IOException {
        LeRobotDataset dataset = LeRobotDataset.open(root);
        List<TableColumn> table = new ArrayList<>();
        for (Feature feature : dataset.info().features()) {
            int size = frames * feature.width();
            table.add(TableColumn.feature(
                    feature.type() == FeatureType.FLOAT32
                            ? Column.of(feature, new float[size])
                            : Column.of(feature, new long[size])));
        }
        Path file = root.resolve("data/chunk-000/file-001.parquet");
        Files.delete(file);
        TableWriter.write(file, frames, table, Map.of());
        CheckReport report = DatasetCheck.verify(root);
        assertThat(report.findings())
                .singleElement()
                .hasToString("data/chunk-000/file-001.parquet: " + frames
                        + " frames, but meta/episodes promises 5."
                        + " Restore the file from a copy, or leave the episode out.");
        assertThat(report.sound()).isFalse();
        assertThat(report.summary()).isEqualTo("3 episodes, 10 frames in 3 files: 1 finding");
    }

    @ParameterizedTest
    @CsvSource({
        "total_episodes, 3, 4, meta/episodes",
        "total_frames, 15, 0, meta/episodes",
        "total_tasks, 2, 7, meta/tasks.parquet"
    })
    void shouldNameTheTotalAndWhereItDiffers(String key, int right, int wrong, String lists) throws IOException {
        Path info = root.resolve("meta/info.json");
        String text = Files.readString(info);
        String from = "\"" + key + "\" : " + right;
        assertThat(text).contains(from);
        Files.writeString(info, text.replace(from, "\"" + key + "\" : " + wrong));
        assertThat(DatasetCheck.verify(root).findings())
                .singleElement()
                .hasToString("meta/info.json: " + key + " is " + wrong + ", but " + lists + " lists " + right
                        + ". Restore both from one copy.");
    }

    @Test
    void shouldFindMissingAutoColumnsInTheDescription() throws IOException {
        Path info = root.resolve("meta/info.json");
        Files.writeString(info, Files.readString(info).replace("\"frame_index\"", "\"frame_number\""));
        assertThat(DatasetCheck.verify(root).findings())
                .anySatisfy(f -> assertThat(f.what()).contains("has no column 'frame_number'"));
    }

    @Test
    void shouldFindNothingInADatasetWithoutEpisodes() {
        Path empty = folder.resolve("empty");
        LeRobotWriter.create(empty, 5, "none", SmallDataset.FEATURES).close();
        CheckReport report = DatasetCheck.verify(empty);
        assertThat(report.summary()).isEqualTo("0 episodes, 0 frames in 0 files: sound");
        LeRobotDataset dataset = LeRobotDataset.open(empty);
        assertThat(dataset.frames()).isZero();
        assertThat(dataset.episodes()).isEmpty();
        assertThat(dataset.statistics()).isEmpty();
        assertThat(dataset.column("action").rows()).isZero();
        DatasetSummary summary = DatasetSummary.of(empty);
        assertThat(summary.success()).isEmpty();
        assertThat(summary.tasks()).isEmpty();
        assertThat(summary.lines().getFirst()).startsWith("none, 5 fps: 0 episodes, 0 frames, 0.0 s");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldCountTasksAndSuccessAsALoopDoes(long seed) {
        Random random = new Random(seed);
        Path mine = folder.resolve("mine");
        int[] perTask = new int[3];
        int succeeded = 0;
        int episodes = 1 + random.nextInt(6);
        try (LeRobotWriter writer =
                LeRobotWriter.create(mine, 10, "panda", List.of(Feature.scalar("next.success", FeatureType.BOOL)))) {
            for (int e = 0; e < episodes; e++) {
                int task = random.nextInt(3);
                perTask[task]++;
                EpisodeRecorder episode = writer.begin("task " + task);
                int at = random.nextInt(8);
                for (int frame = 0; frame < 5; frame++) {
                    episode.put(0, frame == at).endFrame();
                }
                succeeded += at < 5 ? 1 : 0;
                episode.save();
            }
        }
        DatasetSummary summary = DatasetSummary.of(mine);
        assertThat(summary.success()).isEqualTo(OptionalDouble.of((double) succeeded / episodes));
        for (int task = 0; task < 3; task++) {
            assertThat(summary.tasks().getOrDefault("task " + task, 0)).isEqualTo(perTask[task]);
        }
        assertThat(summary.seconds()).isEqualTo(episodes * 0.5);
        assertThat(summary.frames()).isEqualTo(5L * episodes);
    }

    @Test
    void shouldKeepReportsAndDescriptionsFromChanging() {
        List<Finding> findings = new ArrayList<>(List.of(new Finding("a", "is torn", "Restore it.")));
        CheckReport report = new CheckReport(findings, List.of(), 1, 2, 3);
        findings.clear();
        assertThat(report.findings()).hasSize(1);
        assertThat(report.summary()).endsWith("1 finding");
        List<Feature> features = new ArrayList<>(List.of(AutoFeatures.INDEX));
        DatasetInfo info = new DatasetInfo("v3.0", "panda", 10, features, 0, 0, 0);
        features.clear();
        assertThat(info.feature("index")).contains(AutoFeatures.INDEX);
        assertThat(info.feature("none")).isEmpty();
    }

    private static SequencedMap<String, Column> columns(LeRobotDataset dataset, int episode) {
        SequencedMap<String, Column> out = new LinkedHashMap<>();
        for (Feature feature : dataset.info().features()) {
            out.put(feature.key(), dataset.column(feature.key(), episode));
        }
        return out;
    }

    /// Writes the file of `episode` anew.
    private void write(LeRobotDataset dataset, int episode, SequencedMap<String, Column> columns) throws IOException {
        Episode right = dataset.episodes().get(episode);
        Path file = root.resolve("data/chunk-000/file-%03d.parquet".formatted(episode));
        Files.delete(file);
        List<TableColumn> table =
                columns.values().stream().map(TableColumn::feature).toList();
        TableWriter.write(file, right.length(), table, Map.of());
    }
}
