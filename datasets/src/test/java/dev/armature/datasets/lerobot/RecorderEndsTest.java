package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.check.DatasetCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The recorder at the ends of every type, and after everything it refused: nothing that was refused leaves a trace.
final class RecorderEndsTest {

    private static final List<Feature> FEATURES = List.of(
            Feature.floats("state", List.of("x", "y", "z")),
            new Feature("pair", FeatureType.INT16, List.of(2), List.of()),
            Feature.scalar("done", FeatureType.BOOL),
            Feature.scalar("cost", FeatureType.FLOAT64));

    @TempDir
    private Path folder;

    private LeRobotWriter writer;

    @BeforeEach
    void create() {
        writer = LeRobotWriter.create(folder.resolve("set"), 10, "panda", FEATURES);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, -129",
        "INT8, 128",
        "INT16, -32769",
        "INT16, 32768",
        "INT32, -2147483649",
        "INT32, 2147483648",
        "UINT8, -1",
        "UINT8, 256",
        "UINT16, -1",
        "UINT16, 65536",
        "UINT32, -1",
        "UINT32, 4294967296",
        "BOOL, -1",
        "BOOL, 2",
    })
    void shouldRefuseTheFirstNumberBeyondEveryType(FeatureType type, long beyond) {
        Path root = folder.resolve(type.word());
        try (LeRobotWriter own = LeRobotWriter.create(root, 1, "none", List.of(Feature.scalar("key", type)))) {
            EpisodeRecorder episode = own.begin("count");
            long within = beyond < 0 ? beyond + 1 : beyond - 1;
            refused(() -> episode.put(0, beyond), "key: " + beyond + " in frame 0", type.word());
            refused(() -> episode.put(0, (double) beyond), "key: ", type.word());
            refused(() -> episode.put(0, new long[] {beyond}), "key: " + beyond);
            episode.put(0, within).endFrame();
            episode.save();
        }
        assertThat(LeRobotDataset.open(root).column("key").longs())
                .containsExactly(beyond < 0 ? beyond + 1 : beyond - 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNotFiniteInEveryForm(double bad) {
        EpisodeRecorder episode = writer.begin("lift");
        refused(() -> episode.put(0, new float[] {0, 0, (float) bad}), "state: ", "in frame 0", "float32");
        refused(() -> episode.put(0, new double[] {bad, 0, 0}), "state: " + bad, "float32");
        refused(() -> episode.put(3, bad), "cost: " + bad, "float64");
        refused(() -> episode.put(1, new double[] {1, bad}), "pair: " + bad, "int16");
        refused(() -> episode.put(2, bad), "done: " + bad, "bool");
    }

    @Test
    void shouldRefuseAFloatThatOnlyADoubleHolds() {
        EpisodeRecorder episode = writer.begin("lift");
        refused(() -> episode.put(0, new double[] {0, 3.5e38, 0}), "state: 3.5E38", "float32");
        episode.put(3, 1e300);
        refused(() -> episode.put(3, 1e300), "cost was given twice in frame 0");
    }

    /// Good frames and attempts of all kinds of nonsense in a random order: only the good frames are stored.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldStoreTheGoodFramesAloneWhateverWasRefusedBetweenThem(long seed) {
        Random random = new Random(seed);
        EpisodeRecorder episode = writer.begin("lift");
        List<Double> states = new ArrayList<>();
        List<Long> pairs = new ArrayList<>();
        for (int frame = 0; frame < 300; frame++) {
            for (int n = random.nextInt(4); n > 0; n--) {
                nonsense(random, episode);
            }
            float[] state = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            long[] pair = {random.nextInt(100), -random.nextInt(100)};
            episode.put(2, random.nextBoolean());
            nonsenseBeside(random, episode);
            episode.put(1, pair).put(0, state).put(3, frame).endFrame();
            for (int k = 0; k < 3; k++) {
                states.add((double) state[k]);
            }
            pairs.add(pair[0]);
            pairs.add(pair[1]);
        }
        assertThat(episode.frames()).isEqualTo(300);
        episode.save();
        LeRobotDataset dataset = LeRobotDataset.open(folder.resolve("set"));
        assertThat(dataset.column("state").doubles())
                .containsExactly(
                        states.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(dataset.column("pair").longs())
                .containsExactly(pairs.stream().mapToLong(Long::longValue).toArray());
        writer.close();
        assertThat(DatasetCheck.verify(folder.resolve("set")).findings()).isEmpty();
    }

    private static void nonsense(Random random, EpisodeRecorder episode) {
        ThrowingCallable call = switch (random.nextInt(5)) {
            case 0 -> () -> episode.put(0, new float[] {1, 2, Float.NaN});
            case 1 -> () -> episode.put(0, new double[] {1, 1e39, 2});
            case 2 -> () -> episode.put(1, new long[] {5, 40_000});
            case 3 -> () -> episode.put(1, new double[] {5, 0.5});
            default -> () -> episode.put(0, new float[2]);
        };
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }

    private static void nonsenseBeside(Random random, EpisodeRecorder episode) {
        if (random.nextBoolean()) {
            assertThatThrownBy(() -> episode.put(2, true)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(episode::endFrame).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldRefuseEverythingAfterTheEpisodeWasSavedOrDiscarded() {
        EpisodeRecorder saved = writer.begin("lift");
        saved.frame(new float[3], new float[2], new float[1], new float[1]);
        saved.save();
        EpisodeRecorder discarded = writer.begin("lift");
        discarded.discard();
        for (EpisodeRecorder done : List.of(saved, discarded)) {
            assertThatThrownBy(() -> done.put(0, new float[3])).hasMessageContaining("saved or discarded");
            assertThatThrownBy(done::save).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(done::discard).isInstanceOf(IllegalStateException.class);
        }
        assertThat(writer.episodes()).isEqualTo(1);
        assertThat(writer.frames()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnEpisodeWithoutFramesAndWriteNothing() {
        EpisodeRecorder empty = writer.begin("lift");
        assertThatThrownBy(empty::save)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("discard it");
        empty.discard();
        assertThat(writer.episodes()).isZero();
        assertThat(folder.resolve("set/data")).doesNotExist();
        assertThat(LeRobotDataset.open(folder.resolve("set")).frames()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void shouldRefuseATaskWithoutWords(String task) {
        assertThatThrownBy(() -> writer.begin(task))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("words");
        writer.begin("lift").discard();
    }

    @Test
    void shouldNameTheColumnThatIsNotRecorded() {
        assertThat(writer.column("cost")).isEqualTo(3);
        assertThatThrownBy(() -> writer.column("index"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("index is not recorded here");
    }

    @ParameterizedTest
    @EnumSource(FeatureType.class)
    void shouldHoldExactlyTheNumbersOfItsType(FeatureType type) {
        assertThat(FeatureType.of(type.word())).contains(type);
        assertThat(type.numeric()).isEqualTo(type.whole() || type.floating());
        if (!type.whole()) {
            assertThat(type.holds(0)).isFalse();
        } else {
            assertThat(type.holds(0) && type.holds(1)).isTrue();
            assertThat(type.holds(-1)).isEqualTo(type.word().startsWith("int"));
            assertThat(type.holds(Long.MIN_VALUE)).isEqualTo(type == FeatureType.INT64);
        }
    }

    @Test
    void shouldNotKnowWordsOfOtherPrograms() {
        assertThat(FeatureType.of("float16")).isEmpty();
        assertThat(FeatureType.of("FLOAT32")).isEmpty();
        assertThat(FeatureType.of("")).isEmpty();
    }

    private static void refused(ThrowingCallable call, String... says) {
        assertThatThrownBy(call)
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(says));
    }
}
