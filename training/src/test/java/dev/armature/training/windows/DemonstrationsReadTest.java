package dev.armature.training.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.datasets.Feature;
import dev.armature.datasets.lerobot.EpisodeRecorder;
import dev.armature.datasets.lerobot.LeRobotDataset;
import dev.armature.datasets.lerobot.LeRobotWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Demonstrations from a dataset on disk.
final class DemonstrationsReadTest {
    private static final Feature STATE = Feature.floats("observation.state", List.of("ee_x", "ee_y"));
    private static final Feature WORLD = Feature.floats("observation.environment_state", List.of("cube_x"));
    private static final Feature ACTION = Feature.floats("action", List.of("x", "y"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    /// Episodes of 5 frames; every number is 100 e + t and its place.
    private Demonstrations written(int episodes, Feature... features) {
        Path folder = root.resolve("ways");
        try (LeRobotWriter writer = LeRobotWriter.create(folder, 10, "panda", List.of(features))) {
            for (int e = 0; e < episodes; e++) {
                EpisodeRecorder episode = writer.begin("go");
                for (int t = 0; t < 5; t++) {
                    float[][] frame = new float[features.length][];
                    for (int f = 0; f < features.length; f++) {
                        frame[f] = new float[features[f].width()];
                        for (int i = 0; i < frame[f].length; i++) {
                            frame[f][i] = 100 * e + t + 0.1f * i;
                        }
                    }
                    episode.frame(frame);
                }
                episode.save();
            }
        }
        return Demonstrations.read(LeRobotDataset.open(folder));
    }

    @Test
    void shouldReadWhatWasRecorded() {
        Demonstrations read = written(3, STATE, WORLD, ACTION);
        assertThat(read.name()).isEqualTo("ways");
        assertThat(read.fps()).isEqualTo(10);
        assertThat(read.task()).isEqualTo("go");
        assertThat(read.episodes()).hasSize(3);
        assertThat(read.observations())
                .extracting(c -> c.feature().key())
                .containsExactly("observation.state", "observation.environment_state");
        assertThat(read.observations().get(1).floats()[7]).isEqualTo(102);
        assertThat(read.action().floats()[2 * 12 + 1]).isEqualTo(202.1f);
        assertThat(read.fingerprint()).startsWith("3 episodes, 15 frames, crc32c ");
        Locale before = Locale.getDefault();
        String fingerprint = read.fingerprint();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat(read.fingerprint())
                    .as("it names the data, in no language")
                    .isEqualTo(fingerprint);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldDoWithOneKindOfObservation() {
        assertThat(written(2, WORLD, ACTION).observations())
                .extracting(c -> c.feature().key())
                .containsExactly("observation.environment_state");
    }

    @Test
    void shouldRefuseADatasetThatShowsNothing() {
        Feature other = Feature.floats("observation.other", List.of("a"));
        assertThatThrownBy(() -> written(2, other, ACTION))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("neither observation.state nor observation.environment_state");
    }

    @Test
    void shouldRefuseASingleEpisode() {
        assertThatThrownBy(() -> written(1, STATE, ACTION))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("1 episodes", "at least two");
    }

    @Test
    void shouldRefuseElementsWithoutNames() {
        Feature bare = new Feature("observation.state", STATE.type(), List.of(2), List.of());
        assertThatThrownBy(() -> written(2, bare, ACTION))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("'observation.state'", "no names", "Name all 2");
    }
}
