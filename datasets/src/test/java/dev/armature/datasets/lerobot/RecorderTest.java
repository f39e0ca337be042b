package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the recorder refuses, and that it stays usable afterwards.
final class RecorderTest {

    @TempDir
    private Path folder;

    private LeRobotWriter writer;
    private EpisodeRecorder episode;

    @BeforeEach
    void begin() {
        List<Feature> features = List.of(
                Feature.floats("state", List.of("x", "y")),
                Feature.scalar("code", FeatureType.UINT8),
                Feature.scalar("done", FeatureType.BOOL));
        writer = LeRobotWriter.create(folder.resolve("set"), 10, "panda", features);
        episode = writer.begin("lift");
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void shouldRefuseNumbersThatAreNotFinite() {
        assertThatThrownBy(() -> episode.put(0, new float[] {1, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state")
                .hasMessageContaining("NaN")
                .hasMessageContaining("frame 0");
        assertThatThrownBy(() -> episode.put(0, new double[] {1, 1e300})).hasMessageContaining("float32");
        episode.frame(new float[] {1, 2}, new float[] {3}, new float[] {1});
        episode.save();
        assertThat(LeRobotDataset.open(folder.resolve("set")).column("state").floats())
                .containsExactly(1, 2);
    }

    @Test
    void shouldRefuseNumbersThatDoNotFitTheType() {
        assertThatThrownBy(() -> episode.put(1, 256L)).hasMessageContaining("uint8");
        assertThatThrownBy(() -> episode.put(1, 0.5)).hasMessageContaining("not whole");
        assertThatThrownBy(() -> episode.put(2, 2L)).hasMessageContaining("bool");
        assertThatThrownBy(() -> episode.put(0, new float[3])).hasMessageContaining("3 values for 2");
        assertThatThrownBy(() -> episode.frame(new float[2])).hasMessageContaining("1 values for 3");
    }

    @Test
    void shouldRefuseHalfFrames() {
        episode.put(0, new float[2]);
        assertThatThrownBy(() -> episode.put(0, new float[2])).hasMessageContaining("twice");
        assertThatThrownBy(episode::endFrame).hasMessageContaining("code is missing");
        assertThatThrownBy(episode::save).hasMessageContaining("has not ended");
    }

    @Test
    void shouldRefuseEpisodesWithoutFramesAndTwoAtOnce() {
        assertThatThrownBy(episode::save).hasMessageContaining("without frames");
        assertThatThrownBy(() -> writer.begin("other")).isInstanceOf(IllegalStateException.class);
        episode.discard();
        assertThatThrownBy(episode::save).hasMessageContaining("discarded");
        assertThat(writer.begin("other").task()).isEqualTo("other");
        assertThatThrownBy(() -> writer.column("nothing")).hasMessageContaining("nothing");
    }
}
