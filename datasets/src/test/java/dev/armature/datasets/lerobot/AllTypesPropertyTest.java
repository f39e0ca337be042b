package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.check.DatasetCheck;
import dev.armature.datasets.stats.FeatureStatistics;
import dev.armature.datasets.stats.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Random datasets of all types of numbers, over chunk folders of random size, in several sittings: what was put in
/// is read back to the bit, sound to the check, with the statistics of a plain loop.
final class AllTypesPropertyTest {

    private static final List<FeatureType> TYPES =
            Arrays.stream(FeatureType.values()).filter(FeatureType::numeric).toList();

    @Property(tries = 12, seed = "201")
    void shouldReadToTheBitWhatWasRecordedInSeveralSittings(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("round-trip");
        try {
            Path root = folder.resolve("a set: with. marks");
            List<Feature> features = features(random);
            List<double[][]> recorded = new ArrayList<>();
            int chunk = 1 + random.nextInt(4);
            LeRobotWriter.create(root, 1 + random.nextInt(60), "röbot", features)
                    .close();
            Path info = root.resolve("meta/info.json");
            Files.writeString(
                    info, Files.readString(info).replace("\"chunks_size\" : 1000", "\"chunks_size\" : " + chunk));
            int sittings = 1 + random.nextInt(3);
            for (int sitting = 0; sitting < sittings; sitting++) {
                try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
                    for (int n = random.nextInt(4); n > 0; n--) {
                        recorded.add(record(random, writer, features));
                    }
                    assertThat(writer.episodes()).isEqualTo(recorded.size());
                }
            }
            assertSame(root, features, recorded);
            for (int episode = 0; episode < recorded.size(); episode++) {
                String path = "data/chunk-%03d/file-%03d.parquet".formatted(episode / chunk, episode % chunk);
                assertThat(root.resolve(path)).isRegularFile();
            }
            assertThat(DatasetCheck.verify(root).findings()).isEmpty();
        } finally {
            delete(folder);
        }
    }

    private static void assertSame(Path root, List<Feature> features, List<double[][]> recorded) {
        LeRobotDataset dataset = LeRobotDataset.open(root);
        assertThat(dataset.warnings()).isEmpty();
        assertThat(dataset.episodes()).hasSize(recorded.size());
        assertThat(dataset.info().robotType()).isEqualTo("röbot");
        for (int f = 0; f < features.size(); f++) {
            Feature feature = features.get(f);
            assertThat(dataset.info().feature(feature.key())).contains(feature);
            int at = f;
            double[] all =
                    recorded.stream().flatMapToDouble(e -> Arrays.stream(e[at])).toArray();
            Column column = dataset.column(feature.key());
            assertThat(column.doubles()).containsExactly(all);
            for (int episode = 0; episode < recorded.size(); episode++) {
                assertThat(dataset.column(feature.key(), episode).doubles()).containsExactly(recorded.get(episode)[f]);
            }
            if (!recorded.isEmpty()) {
                assertStatistics(dataset.statistics(feature.key()), all, feature.width());
            }
        }
    }

    /// Against a plain loop over the numbers; the spread by the two-pass definition.
    private static void assertStatistics(FeatureStatistics counted, double[] all, int width) {
        int n = all.length / width;
        assertThat(counted.count()).isEqualTo(n);
        for (int e = 0; e < width; e++) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int row = 0; row < n; row++) {
                min = Math.min(min, all[row * width + e]);
                max = Math.max(max, all[row * width + e]);
                sum += all[row * width + e] / n;
            }
            double squares = 0;
            for (int row = 0; row < n; row++) {
                squares += (all[row * width + e] - sum) * (all[row * width + e] - sum) / n;
            }
            double scale = 1e-9 * Math.max(1, Math.max(Math.abs(min), Math.abs(max)));
            assertThat(counted.min()[e]).isEqualTo(min);
            assertThat(counted.max()[e]).isEqualTo(max);
            assertThat(Math.abs(counted.mean()[e] - sum)).isLessThanOrEqualTo(scale);
            assertThat(Math.abs(counted.std()[e] - Math.sqrt(squares))).isLessThanOrEqualTo(10 * scale);
            for (Statistic s : Statistic.values()) {
                assertThat(counted.get(s)[e])
                        .isBetween(s == Statistic.STD ? 0 : min - scale - 1e-9, max - min + max + 1);
            }
        }
    }

    private static List<Feature> features(Random random) {
        List<Feature> out = new ArrayList<>();
        for (FeatureType type : TYPES) {
            int width = 1 + random.nextInt(3);
            List<String> names = new ArrayList<>();
            for (int i = 0; random.nextBoolean() && names.isEmpty() && i < width; i++) {
                for (int k = 0; k < width; k++) {
                    names.add("größe " + k);
                }
            }
            out.add(new Feature("特徴." + type.word(), type, List.of(width), names));
        }
        Collections.shuffle(out, random);
        return out;
    }

    /// Records one episode and says what was put in, feature by feature.
    private static double[][] record(Random random, LeRobotWriter writer, List<Feature> features) {
        int frames = 1 + random.nextInt(20);
        EpisodeRecorder episode = writer.begin(random.nextBoolean() ? "Würfel 🎲" : "置く");
        double[][] out = new double[features.size()][];
        for (int f = 0; f < features.size(); f++) {
            out[f] = new double[frames * features.get(f).width()];
        }
        for (int frame = 0; frame < frames; frame++) {
            for (int f = 0; f < features.size(); f++) {
                Feature feature = features.get(f);
                int width = feature.width();
                if (feature.type().floating()) {
                    double[] values = new double[width];
                    for (int k = 0; k < width; k++) {
                        double x = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2);
                        values[k] = feature.type() == FeatureType.FLOAT32 ? (float) x : x;
                        out[f][frame * width + k] = values[k];
                    }
                    episode.put(f, values);
                } else {
                    long[] values = new long[width];
                    for (int k = 0; k < width; k++) {
                        values[k] = whole(random, feature.type());
                        out[f][frame * width + k] = values[k];
                    }
                    episode.put(f, values);
                }
            }
            episode.endFrame();
        }
        episode.save();
        return out;
    }

    /// Any value of the type, its ends among them; of 64 bits those that a double tells apart.
    private static long whole(Random random, FeatureType type) {
        long low = switch (type) {
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            case INT32 -> Integer.MIN_VALUE;
            case INT64 -> -(1L << 53);
            default -> 0;
        };
        long high = switch (type) {
            case INT8 -> Byte.MAX_VALUE;
            case INT16 -> Short.MAX_VALUE;
            case INT32 -> Integer.MAX_VALUE;
            case INT64 -> 1L << 53;
            case UINT8 -> 0xFF;
            case UINT16 -> 0xFFFF;
            case UINT32 -> 0xFFFF_FFFFL;
            default -> 1;
        };
        return switch (random.nextInt(8)) {
            case 0 -> low;
            case 1 -> high;
            default -> random.nextLong(low, high + 1);
        };
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
