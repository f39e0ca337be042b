package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is recorded is what is read.
final class RoundTripTest {

    @Test
    void shouldReadWhatWasRecorded(@TempDir Path folder) {
        Path root = folder.resolve("set");
        SmallDataset.write(root, 3);
        LeRobotDataset dataset = LeRobotDataset.open(root);
        assertThat(dataset.warnings()).isEmpty();
        assertThat(dataset.episodes())
                .containsExactly(
                        new Episode(0, List.of("lift"), 4, 0),
                        new Episode(1, List.of("place"), 5, 4),
                        new Episode(2, List.of("lift"), 6, 9));
        assertThat(dataset.tasks()).containsExactly("lift", "place");
        assertThat(dataset.column("observation.state").floats()).hasSize(45).startsWith(SmallDataset.state(0, 0));
        assertThat(dataset.column("capture_time_ns").longs())
                .startsWith(1_000_000_000_000_000_000L, 1_000_000_000_000_000_001L);
        assertThat(dataset.column("next.success").longs()).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(dataset.column("frame_index").longs()).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5);
        assertThat(dataset.column("task_index").longs()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0);
        assertThat(dataset.column("timestamp").floats()).startsWith(0, 0.05f, 0.1f, 0.15f, 0, 0.05f);
        assertThat(dataset.column("frame_index", 1).longs()).containsExactly(0, 1, 2, 3, 4);
        assertThat(dataset.column("observation.state", 2).rows()).isEqualTo(6);
        assertThat(Files.exists(root.resolve("journal"))).isFalse();
    }

    @Test
    void shouldGoOnWithADatasetAndItsTasksAndStatistics(@TempDir Path folder) {
        Path whole = folder.resolve("whole");
        Path twice = folder.resolve("twice");
        SmallDataset.write(whole, 4);
        SmallDataset.write(twice, 2);
        try (LeRobotWriter writer = LeRobotWriter.resume(twice)) {
            assertThat(writer.episodes()).isEqualTo(2);
            SmallDataset.record(writer);
            assertThat(SmallDataset.record(writer)).isEqualTo(3);
        }
        LeRobotDataset one = LeRobotDataset.open(whole);
        LeRobotDataset other = LeRobotDataset.open(twice);
        assertThat(other.info()).isEqualTo(one.info());
        assertThat(other.episodes()).isEqualTo(one.episodes());
        assertThat(other.tasks()).isEqualTo(one.tasks());
        assertThat(other.column("observation.state").floats())
                .isEqualTo(one.column("observation.state").floats());
        one.statistics()
                .forEach((key, counted) ->
                        assertThat(other.statistics().get(key)).hasToString(counted.toString()));
    }

    @Test
    void shouldCountAnewWhenTheStatisticsAreMissing(@TempDir Path folder) throws Exception {
        Path root = folder.resolve("set");
        SmallDataset.write(root, 3);
        String before = LeRobotDataset.open(root).statistics().toString();
        Files.delete(root.resolve("meta/stats.json"));
        assertThat(LeRobotDataset.open(root).statistics()).hasToString(before);
    }

    @Test
    void shouldStartANewFolderWhenTheChunkIsFull(@TempDir Path folder) throws Exception {
        Path root = folder.resolve("set");
        SmallDataset.write(root, 1);
        Path info = root.resolve("meta/info.json");
        Files.writeString(info, Files.readString(info).replace("\"chunks_size\" : 1000", "\"chunks_size\" : 2"));
        try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
            SmallDataset.record(writer);
            SmallDataset.record(writer);
        }
        assertThat(root.resolve("data/chunk-001/file-000.parquet")).exists();
        assertThat(root.resolve("meta/episodes/chunk-000/file-001.parquet")).exists();
        assertThat(LeRobotDataset.open(root).column("index").longs()).hasSize(15);
    }

    @Test
    void shouldForgetADiscardedEpisode(@TempDir Path folder) {
        Path root = folder.resolve("set");
        try (LeRobotWriter writer = LeRobotWriter.create(root, 20, "panda", SmallDataset.FEATURES)) {
            SmallDataset.fill(writer, 7).discard();
            SmallDataset.record(writer);
        }
        assertThat(LeRobotDataset.open(root).column("action").floats())
                .hasSize(8)
                .startsWith(0, 0, 0, 1);
    }

    @Test
    void shouldKeepEveryNumberOfEveryType(@TempDir Path folder) {
        Path root = folder.resolve("set");
        List<Feature> features = List.of(
                Feature.scalar("i8", FeatureType.INT8),
                Feature.scalar("u8", FeatureType.UINT8),
                Feature.scalar("i16", FeatureType.INT16),
                Feature.scalar("u16", FeatureType.UINT16),
                Feature.scalar("i32", FeatureType.INT32),
                Feature.scalar("u32", FeatureType.UINT32),
                Feature.scalar("f64", FeatureType.FLOAT64),
                new Feature("bits", FeatureType.BOOL, List.of(3), List.of()));
        try (LeRobotWriter writer = LeRobotWriter.create(root, 1, "none", features)) {
            EpisodeRecorder episode = writer.begin("count");
            episode.put(0, -128L).put(1, 255L).put(2, -32768L).put(3, 65535L).put(4, Integer.MIN_VALUE);
            episode.put(5, 0xFFFF_FFFFL)
                    .put(6, 0.1)
                    .put(7, new long[] {1, 0, 1})
                    .endFrame();
            episode.save();
        }
        LeRobotDataset dataset = LeRobotDataset.open(root);
        assertThat(dataset.column("i8").longs()).containsExactly(-128);
        assertThat(dataset.column("u8").longs()).containsExactly(255);
        assertThat(dataset.column("i16").longs()).containsExactly(-32768);
        assertThat(dataset.column("u16").longs()).containsExactly(65535);
        assertThat(dataset.column("i32").longs()).containsExactly(Integer.MIN_VALUE);
        assertThat(dataset.column("u32").longs()).containsExactly(0xFFFF_FFFFL);
        assertThat(dataset.column("f64").doubles()).containsExactly(0.1);
        assertThat(dataset.column("bits").longs()).containsExactly(1, 0, 1);
    }
}
