package dev.armature.datasets.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.internal.TableColumn;
import dev.armature.datasets.internal.TableWriter;
import dev.armature.datasets.lerobot.LeRobotDataset;
import dev.armature.datasets.lerobot.LeRobotWriter;
import dev.armature.datasets.lerobot.SmallDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each thing that can be wrong is found, and the file is named.
final class DatasetCheckTest {

    private static final String SECOND = "data/chunk-000/file-001.parquet";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void record() {
        root = folder.resolve("set");
        SmallDataset.write(root, 4);
    }

    @Test
    void shouldFindNothingWrongInASoundDataset() {
        CheckReport report = DatasetCheck.verify(root);
        assertThat(report.findings()).isEmpty();
        assertThat(report.summary()).isEqualTo("4 episodes, 19 frames in 4 files: sound");
    }

    @Test
    void shouldNameATornFile() throws IOException {
        cut(SECOND);
        assertFinding(SECOND, "torn");
        assertThatThrownBy(() -> LeRobotDataset.open(root).column("action"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(SECOND);
    }

    @Test
    void shouldNameFilesCutAtAnyLength() throws IOException {
        byte[] whole = Files.readAllBytes(root.resolve(SECOND));
        for (int length = 0; length < whole.length; length += 397) {
            Files.write(root.resolve(SECOND), Arrays.copyOf(whole, length));
            assertFinding(SECOND, "torn");
        }
    }

    @Test
    void shouldNameAMissingFileAndAStrayOne() throws IOException {
        Files.move(root.resolve(SECOND), root.resolve("data/chunk-000/file-007.parquet"));
        assertFinding(SECOND, "is missing");
        assertFinding("data/chunk-000/file-007.parquet", "no episode lies in this file");
    }

    @Test
    void shouldNameATornEpisodesFile() throws IOException {
        try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
            SmallDataset.record(writer);
        }
        cut("meta/episodes/chunk-000/file-000.parquet");
        assertFinding("meta/episodes/chunk-000/file-000.parquet", "torn");
        assertFinding("meta/episodes", "row 0 is episode 4");
    }

    @Test
    void shouldNameTornMetadata() throws IOException {
        cut("meta/tasks.parquet");
        cut("meta/stats.json");
        assertFinding("meta/tasks.parquet", "torn");
        assertFinding("meta/stats.json", "JSON");
        cut("meta/info.json");
        assertFinding("meta/info.json", "JSON");
    }

    @Test
    void shouldFindWrongTotals() throws IOException {
        SmallDataset.replace(root, "meta/info.json", "\"total_frames\" : 19", "\"total_frames\" : 20");
        assertFinding("meta/info.json", "total_frames is 20, but meta/episodes lists 19");
        assertThat(LeRobotDataset.open(root).warnings())
                .singleElement()
                .asString()
                .contains("20 frames");
    }

    @Test
    void shouldOnlySayThatTheEpisodesAreMissingWhenTheyAre() throws IOException {
        Files.delete(root.resolve("meta/episodes/chunk-000/file-000.parquet"));
        assertThat(DatasetCheck.verify(root).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("meta/episodes");
            assertThat(finding.what()).contains("is missing", "4 episodes");
            assertThat(finding.wayOut()).contains("Restore it", "leave the other files as they are");
        });
    }

    @Test
    void shouldNotCallFilesStrayWhileRowsOfEpisodesAreMissing() throws IOException {
        SmallDataset.replace(root, "meta/info.json", "\"total_episodes\" : 4", "\"total_episodes\" : 5");
        Files.copy(root.resolve(SECOND), root.resolve("data/chunk-000/file-004.parquet"));
        assertThat(DatasetCheck.verify(root).findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.what()).isEqualTo("total_episodes is 5, but meta/episodes lists 4"));
    }

    @Test
    void shouldNameEachMissingFileOfMetadataOnce() throws IOException {
        Files.delete(root.resolve("meta/stats.json"));
        Files.delete(root.resolve("meta/tasks.parquet"));
        assertThat(DatasetCheck.verify(root).findings().stream()
                        .filter(f -> f.what().contains("is missing")))
                .extracting(Finding::file)
                .containsExactlyInAnyOrder("meta/stats.json", "meta/tasks.parquet");
    }

    @Test
    void shouldGetMissingStatisticsBackAsItAdvises() throws IOException {
        Files.delete(root.resolve("meta/stats.json"));
        assertThat(DatasetCheck.verify(root).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.wayOut()).contains("record one more episode"));
        try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
            SmallDataset.record(writer);
        }
        assertThat(DatasetCheck.verify(root).findings()).isEmpty();
    }

    @Test
    void shouldNeverAdviseWhatWouldLoseData() throws IOException {
        for (String broken : List.of("meta/info.json", "meta/stats.json", "meta/tasks.parquet", SECOND)) {
            byte[] whole = Files.readAllBytes(root.resolve(broken));
            cut(broken);
            assertHarmless();
            Files.delete(root.resolve(broken));
            if (!broken.equals("meta/info.json")) {
                assertHarmless();
            }
            Files.write(root.resolve(broken), whole);
        }
    }

    private void assertHarmless() {
        assertThat(DatasetCheck.verify(root).findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.wayOut()).doesNotContainIgnoringCase("delete", "put 0", "move it", "dataset verify");
            assertThat(finding.what()).doesNotContain("LocalInputFile", "REDACTED", "Source:");
        });
    }

    @Test
    void shouldFindStatisticsThatDoNotMatch() throws IOException {
        SmallDataset.replace(root, "meta/stats.json", "-0.", "-7.");
        assertFinding("meta/stats.json", "does not match the frames");
    }

    @Test
    void shouldFindLeftoversOfAKilledRecording() throws IOException {
        Files.createDirectories(root.resolve("journal/episode-000004.new"));
        assertFinding("journal", "killed");
        assertThat(LeRobotDataset.open(root).warnings())
                .singleElement()
                .asString()
                .contains("cut off");
    }

    @Test
    void shouldFindWrongNumbersInTheFrames() throws IOException {
        rewrite("action", new float[] {1, Float.NaN, 1, 1, 1, 2, 1, 3, 1, 4});
        assertFinding(SECOND, "'action' is NaN in frame 0 of episode 1");
        rewrite("observation.state", new float[15]);
        assertFinding(SECOND, "does not match its statistics");
        rewrite("timestamp", new float[] {0, 0.05f, 0.1f, 0.16f, 0.2f});
        assertFinding(SECOND, "'timestamp' is 0.16 in frame 3");
        rewrite("frame_index", new long[] {0, 1, 2, 4, 3});
        assertFinding(SECOND, "'frame_index' is 4 in frame 3 of episode 1, where 3 belongs");
        rewrite("index", new long[] {0, 1, 2, 3, 4});
        assertFinding(SECOND, "'index' is 0 in frame 0 of episode 1, where 4 belongs");
        rewrite("task_index", new long[] {1, 1, 9, 1, 1});
        assertFinding(SECOND, "'task_index' is 9 in");
        rewrite("episode_index", new long[] {1, 1, 1, 1, 2});
        assertFinding(SECOND, "'episode_index' is 2 in");
    }

    @Test
    void shouldFindWrongTypesShapesAndCounts() throws IOException {
        rewrite(Column.of(Feature.floats("capture_time_ns", List.of("t")), new float[5]));
        assertFinding(SECOND, "'capture_time_ns' is stored as FLOAT, not int64");
        rewrite(Column.of(Feature.floats("action", List.of("x", "y", "z")), new float[15]));
        assertFinding(SECOND, "'action' has 3 values in row 0, not 2");
        Files.copy(
                root.resolve("data/chunk-000/file-000.parquet"),
                root.resolve(SECOND),
                StandardCopyOption.REPLACE_EXISTING);
        assertFinding(SECOND, "4 frames, but meta/episodes promises 5");
    }

    @Test
    void shouldRefuseAFolderWithoutADataset() {
        assertThatThrownBy(() -> DatasetCheck.verify(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds no dataset");
    }

    private void assertFinding(String file, String says) {
        assertThat(DatasetCheck.verify(root).findings()).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.what()).contains(says);
            assertThat(finding.wayOut()).isNotBlank();
        });
    }

    private void cut(String file) throws IOException {
        byte[] whole = Files.readAllBytes(root.resolve(file));
        Files.write(root.resolve(file), Arrays.copyOf(whole, whole.length / 2));
    }

    private void rewrite(String key, float[] values) throws IOException {
        Feature feature = LeRobotDataset.open(root).info().feature(key).orElseThrow();
        rewrite(Column.of(feature, values));
    }

    private void rewrite(String key, long[] values) throws IOException {
        rewrite(Column.of(Feature.scalar(key, FeatureType.INT64), values));
    }

    /// Writes the second episode anew, with one column changed.
    private void rewrite(Column changed) throws IOException {
        Path other = folder.resolve("right");
        if (!Files.exists(other)) {
            SmallDataset.write(other, 2);
        }
        LeRobotDataset right = LeRobotDataset.open(other);
        List<TableColumn> columns = new ArrayList<>();
        for (Feature feature : right.info().features()) {
            boolean same = !feature.key().equals(changed.feature().key());
            columns.add(TableColumn.feature(same ? right.column(feature.key(), 1) : changed));
        }
        Files.delete(root.resolve(SECOND));
        TableWriter.write(root.resolve(SECOND), 5, columns, Map.of());
    }
}
