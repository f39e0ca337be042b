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

    private static final List<Feature> FEATURES = List.of(
            Feature.floats("observation.state", List.of("x", "y", "z")),
            Feature.floats("action", List.of("x", "y")),
            Feature.scalar("capture_time_ns", FeatureType.INT64),
            Feature.scalar("next.success", FeatureType.BOOL),
            Feature.scalar("next.reward", FeatureType.FLOAT64));

    @Test
    void shouldReadWhatWasRecorded(@TempDir Path folder) {
        Path root = folder.resolve("set");
        try (LeRobotWriter writer = LeRobotWriter.create(root, 20, "panda", FEATURES)) {
            record(writer, "lift", 3);
            record(writer, "place", 5);
            record(writer, "lift", 1);
        }
        LeRobotDataset dataset = LeRobotDataset.open(root);
        assertThat(dataset.warnings()).isEmpty();
        assertThat(dataset.episodes())
                .containsExactly(
                        new Episode(0, List.of("lift"), 3, 0),
                        new Episode(1, List.of("place"), 5, 3),
                        new Episode(2, List.of("lift"), 1, 8));
        assertThat(dataset.tasks()).containsExactly("lift", "place");
        assertThat(dataset.column("observation.state").floats()).hasSize(27).contains(4.5f);
        assertThat(dataset.column("capture_time_ns").longs()).startsWith(1L << 60, (1L << 60) + 1);
        assertThat(dataset.column("next.success").longs()).containsExactly(0, 0, 1, 0, 0, 0, 0, 1, 1);
        assertThat(dataset.column("next.reward").doubles()).startsWith(0, 0.1, 0.2);
        assertThat(dataset.column("index").longs()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(dataset.column("frame_index").longs()).containsExactly(0, 1, 2, 0, 1, 2, 3, 4, 0);
        assertThat(dataset.column("episode_index").longs()).containsExactly(0, 0, 0, 1, 1, 1, 1, 1, 2);
        assertThat(dataset.column("task_index").longs()).containsExactly(0, 0, 0, 1, 1, 1, 1, 1, 0);
        assertThat(dataset.column("timestamp").floats()).startsWith(0, 0.05f, 0.1f, 0, 0.05f);
        assertThat(dataset.column("frame_index", 1).longs()).containsExactly(0, 1, 2, 3, 4);
        assertThat(dataset.statistics().get("index"))
                .satisfies(s -> assertThat(s.mean()).containsExactly(4));
        assertThat(Files.exists(root.resolve("journal"))).isFalse();
    }

    @Test
    void shouldGoOnWithADataset(@TempDir Path folder) {
        Path root = folder.resolve("set");
        try (LeRobotWriter writer = LeRobotWriter.create(root, 20, "panda", FEATURES)) {
            record(writer, "lift", 3);
        }
        try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
            assertThat(writer.episodes()).isEqualTo(1);
            record(writer, "place", 2);
        }
        LeRobotDataset dataset = LeRobotDataset.open(root);
        assertThat(dataset.column("index").longs()).containsExactly(0, 1, 2, 3, 4);
        assertThat(dataset.column("task_index").longs()).containsExactly(0, 0, 0, 1, 1);
        assertThat(dataset.info().totalFrames()).isEqualTo(5);
    }

    private static void record(LeRobotWriter writer, String task, int frames) {
        EpisodeRecorder episode = writer.begin(task);
        int state = writer.column("observation.state");
        for (int i = 0; i < frames; i++) {
            episode.put(state, new float[] {i, i + 0.5f, -i})
                    .put(writer.column("action"), new double[] {i * 2, i * 3})
                    .put(writer.column("capture_time_ns"), (1L << 60) + i)
                    .put(writer.column("next.success"), i == frames - 1)
                    .put(writer.column("next.reward"), i * 0.1)
                    .endFrame();
        }
        episode.save();
    }
}
