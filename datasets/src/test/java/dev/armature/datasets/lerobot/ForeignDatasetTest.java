package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.datasets.check.CheckReport;
import dev.armature.datasets.check.DatasetCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dataset laid out as LeRobot itself does: several episodes in a file, several row groups, a camera, and keys that
/// we do not know. Written by another program.
final class ForeignDatasetTest {

    private static final int LENGTH = 1500;

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(root.resolve("meta/episodes/chunk-000"));
        Files.createDirectories(root.resolve("data/chunk-000"));
        Files.writeString(root.resolve("meta/info.json"), """
                {"codebase_version": "v3.0", "fps": 50, "robot_type": "so101", "total_episodes": 3,
                 "total_frames": 4500, "total_tasks": 1, "chunks_size": 1000, "tools": {"a": 1},
                 "data_path": "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet",
                 "video_path": "videos/{video_key}/chunk-{chunk_index:03d}/file-{file_index:03d}.mp4",
                 "features": {
                  "action": {"dtype": "float32", "shape": [2], "names": {"motors": ["a", "b"]}},
                  "grid": {"dtype": "int32", "shape": [2, 2], "names": null},
                  "next.reward": {"dtype": "float64", "shape": [1], "names": null},
                  "observation.images.top": {"dtype": "video", "shape": [48, 64, 3],
                    "names": ["height", "width", "channels"], "info": {"video.fps": 50}},
                  "timestamp": {"dtype": "float32", "shape": [1], "names": null},
                  "frame_index": {"dtype": "int64", "shape": [1], "names": null},
                  "episode_index": {"dtype": "int64", "shape": [1], "names": null},
                  "index": {"dtype": "int64", "shape": [1], "names": null},
                  "task_index": {"dtype": "int64", "shape": [1], "names": null}}}
                """);
        String rows = "SELECT [i::FLOAT, -i::FLOAT] AS action, [[i::INT, 1::INT], [2::INT, 3::INT]] AS grid,"
                + " i / 10.0::DOUBLE AS \"next.reward\", ((i %% 1500) / 50.0)::FLOAT AS \"timestamp\","
                + " i %% 1500 AS frame_index, i // 1500 AS episode_index, i AS \"index\", 0::BIGINT AS task_index"
                + " FROM range(%d, %d) t(i)";
        try (DuckDb duck = new DuckDb()) {
            duck.run("COPY (" + rows.formatted(0, 3000) + ") TO "
                    + DuckDb.text(root.resolve("data/chunk-000/file-000.parquet"))
                    + " (FORMAT parquet, ROW_GROUP_SIZE 1024)");
            duck.run("COPY (" + rows.formatted(3000, 4500) + ") TO "
                    + DuckDb.text(root.resolve("data/chunk-000/file-001.parquet")) + " (FORMAT parquet)");
            duck.run("COPY (SELECT i AS episode_index, ['push'] AS tasks, 1500::BIGINT AS length,"
                    + " 0::BIGINT AS \"data/chunk_index\", i // 2 AS \"data/file_index\","
                    + " i * 1500 AS dataset_from_index, i * 1500 + 1500 AS dataset_to_index FROM range(3) t(i)) TO "
                    + DuckDb.text(root.resolve("meta/episodes/chunk-000/file-000.parquet")) + " (FORMAT parquet)");
            duck.run("COPY (SELECT 0::BIGINT AS task_index, 'push' AS __index_level_0__) TO "
                    + DuckDb.text(root.resolve("meta/tasks.parquet")) + " (FORMAT parquet)");
        }
    }

    @Test
    void shouldFollowTheMetadata() {
        LeRobotDataset dataset = LeRobotDataset.open(root);
        assertThat(dataset.episodes()).hasSize(3).allMatch(e -> e.length() == LENGTH);
        assertThat(dataset.tasks()).containsExactly("push");
        assertThat(dataset.info().feature("action").orElseThrow().names()).containsExactly("a", "b");
        float[] action = dataset.column("action").floats();
        assertThat(action).hasSize(9000);
        assertThat(action[2 * 4499]).isEqualTo(4499);
        assertThat(dataset.column("index").longs()).hasSize(4500).isSorted();
        assertThat(dataset.column("index", 1).longs()[0]).isEqualTo(1500);
        assertThat(dataset.column("index", 2).longs()[0]).isEqualTo(3000);
        assertThat(dataset.column("grid", 1).longs()).startsWith(1500, 1, 2, 3, 1501, 1, 2, 3);
    }

    @Test
    void shouldPassOverFilmAndSaySo() {
        assertThat(LeRobotDataset.open(root).warnings())
                .singleElement()
                .asString()
                .contains("observation.images.top", "video");
    }

    @Test
    void shouldFindNothingWrongButMissingStatistics() {
        CheckReport report = DatasetCheck.verify(root);
        assertThat(report.findings()).allMatch(f -> f.file().equals("meta/stats.json"));
        assertThat(report.frames()).isEqualTo(4500);
    }
}
