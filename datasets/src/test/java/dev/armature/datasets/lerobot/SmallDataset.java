package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// A small dataset for tests, whose numbers follow from the episode's number.
public final class SmallDataset {

    /// What is recorded.
    public static final List<Feature> FEATURES = List.of(
            Feature.floats("observation.state", List.of("x", "y", "z")),
            Feature.floats("action", List.of("x", "y")),
            Feature.scalar("capture_time_ns", FeatureType.INT64),
            Feature.scalar("next.success", FeatureType.BOOL));

    private SmallDataset() {}

    /// Records `episodes` episodes of 4, 5, 6, 4, … frames at 20 fps into a new folder.
    public static void write(Path root, int episodes) {
        try (LeRobotWriter writer = LeRobotWriter.create(root, 20, "panda", FEATURES)) {
            for (int i = 0; i < episodes; i++) {
                record(writer);
            }
        }
    }

    /// Records one more episode.
    ///
    /// @return its number
    public static int record(LeRobotWriter writer) {
        int number = writer.episodes();
        EpisodeRecorder episode = fill(writer, number);
        return episode.save();
    }

    /// Fills an episode without saving it.
    static EpisodeRecorder fill(LeRobotWriter writer, int number) {
        EpisodeRecorder episode = writer.begin(number % 2 == 0 ? "lift" : "place");
        for (int i = 0; i < length(number); i++) {
            episode.put(0, state(number, i))
                    .put(1, new float[] {number, i})
                    .put(2, 1_000_000_000_000_000_000L + i)
                    .put(3, number % 3 == 0 && i == length(number) - 1)
                    .endFrame();
        }
        return episode;
    }

    /// How many frames episode `number` has.
    public static int length(int number) {
        return 4 + number % 3;
    }

    /// The state in a frame.
    public static float[] state(int number, int frame) {
        Random random = new Random(1000L * number + frame);
        return new float[] {random.nextFloat(), random.nextFloat() * 100, -random.nextFloat()};
    }

    /// Writes `to` in place of `from`, which must be there, in a text file of the dataset at `root`.
    public static void replace(Path root, String file, String from, String to) throws IOException {
        String text = Files.readString(root.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(root.resolve(file), text.replace(from, to));
    }
}
