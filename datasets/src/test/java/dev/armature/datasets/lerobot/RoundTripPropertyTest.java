package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.check.DatasetCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Any episodes of any features come back bit for bit, and the check finds nothing wrong with them.
final class RoundTripPropertyTest {

    @Property(tries = 25, seed = "30")
    void shouldReadBackAnyEpisodes(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 40) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 240) int fps,
            @ForAll long seed)
            throws IOException {
        Path root = Files.createTempDirectory("armature-roundtrip");
        try {
            Random random = new Random(seed);
            List<Feature> features = List.of(
                    new Feature("state", FeatureType.FLOAT32, List.of(width), List.of()),
                    new Feature("precise", FeatureType.FLOAT64, List.of(width), List.of()),
                    new Feature("count", FeatureType.INT64, List.of(2), List.of()));
            List<Float> floats = new ArrayList<>();
            List<Double> doubles = new ArrayList<>();
            List<Long> longs = new ArrayList<>();
            try (LeRobotWriter writer = LeRobotWriter.create(root, fps, "any", features)) {
                for (int length : lengths) {
                    EpisodeRecorder episode = writer.begin("task of " + length);
                    for (int i = 0; i < length; i++) {
                        float[] f = new float[width];
                        double[] d = new double[width];
                        for (int j = 0; j < width; j++) {
                            f[j] = (float) random.nextGaussian(0, 1e3);
                            d[j] = random.nextGaussian();
                            floats.add(f[j]);
                            doubles.add(d[j]);
                        }
                        long[] n = {random.nextLong(), random.nextInt(3)};
                        longs.add(n[0]);
                        longs.add(n[1]);
                        episode.put(0, f).put(1, d).put(2, n).endFrame();
                    }
                    episode.save();
                }
            }
            LeRobotDataset dataset = LeRobotDataset.open(root);
            assertThat(dataset.column("state").floats()).containsExactly(floats.toArray(Float[]::new));
            assertThat(dataset.column("precise").doubles()).containsExactly(doubles.toArray(Double[]::new));
            assertThat(dataset.column("count").longs()).containsExactly(longs.toArray(Long[]::new));
            assertThat(DatasetCheck.verify(root).findings()).isEmpty();
        } finally {
            deleteTree(root);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
