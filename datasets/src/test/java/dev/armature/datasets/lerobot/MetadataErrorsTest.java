package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.check.DatasetCheck;
import dev.armature.datasets.check.Finding;
import dev.armature.datasets.internal.TableColumn;
import dev.armature.datasets.internal.TableReader;
import dev.armature.datasets.internal.TableWriter;
import dev.armature.datasets.lerobot.internal.FileIndex;
import dev.armature.datasets.lerobot.internal.FileTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Metadata that others wrote, cut or changed: the file and the place in it are named, and the check reports what the
/// reader throws. Nothing but a [UserError] ever comes out.
final class MetadataErrorsTest {

    private static final String INFO = "meta/info.json";
    private static final String TASKS = "meta/tasks.parquet";
    private static final String STATS = "meta/stats.json";
    private static final String EPISODES = "meta/episodes/chunk-000/file-000.parquet";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void record() {
        root = folder.resolve("a: set. of mine");
        SmallDataset.write(root, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fps\" : 20 | \"fps\" : 0 | fps: must be a positive whole number",
                "\"fps\" : 20 | \"fps\" : -1 | fps: must be a positive whole number",
                "\"fps\" : 20 | \"fps\" : 29.97 | fps: must be a positive whole number",
                "\"fps\" : 20 | \"fps\" : \"20\" | fps: must be a positive whole number",
                "\"features\" | \"creatures\" | features: is missing or no mapping",
                "\"v3.0\" | 3 | codebase_version: '' is not v3.0",
                "\"v3.0\" | \"v2.1\" | convert_dataset_v21_to_v30",
                "\"int64\" | \"int65\" | dtype: 'int65' is not known",
                "\"int64\" | 64 | dtype: '64' is not known",
                "\"next.success\" | \"next/success\" | a feature's key is a word without a slash, not 'next/success'",
                "\"next.success\" | \" \" | a feature's key is a word without a slash",
            })
    void shouldNameThePlaceInInfoThatCannotBe(String from, String to, String says) throws IOException {
        SmallDataset.replace(root, INFO, from, to);
        refused(() -> LeRobotDataset.open(root), root.resolve(INFO) + ": ", says);
        refused(() -> LeRobotWriter.resume(root), says);
        found(INFO, says.split("\\. ")[0]);
        assertThat(root.resolve("journal")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0]", "[-2]", "[3, 0]", "[\"x\"]", "[65536, 65536]", "[1.5e12]"})
    void shouldNameTheFeatureWhoseShapeCannotBe(String shape) throws IOException {
        String text = Files.readString(root.resolve(INFO));
        int at = text.indexOf("\"shape\"", text.indexOf("\"observation.state\""));
        int open = text.indexOf('[', at);
        int close = text.indexOf(']', open) + 1;
        Files.writeString(root.resolve(INFO), text.substring(0, open) + shape + text.substring(close));
        refused(() -> LeRobotDataset.open(root), INFO, "features.observation.state");
        found(INFO, "features.observation.state");
    }

    @Test
    void shouldRefuseAnInfoOrStatisticsOfUnreasonableSize() throws IOException {
        for (String name : List.of(STATS, INFO)) {
            String text = Files.readString(root.resolve(name));
            Files.writeString(root.resolve(name), text + " ".repeat(16 << 20));
            refused(() -> LeRobotWriter.resume(root), name + ": is larger than 16 MiB");
            found(name, "is larger than 16 MiB");
            Files.writeString(root.resolve(name), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "3", "\"text\"", "{", "{}", "{\"codebase_version\": \"v3.0\"}"})
    void shouldRefuseAnInfoThatIsNoDescription(String text) throws IOException {
        Files.writeString(root.resolve(INFO), text);
        refused(() -> LeRobotDataset.open(root), INFO);
        assertThat(DatasetCheck.verify(root).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.file()).isEqualTo(INFO));
    }

    @Test
    void shouldRefuseADataPathThatIsNoPath() throws IOException {
        SmallDataset.replace(root, INFO, "data/chunk-", "data\\u0000/chunk-");
        refused(() -> LeRobotDataset.open(root).column("action"), INFO, "data_path is no path");
        found(INFO, "data_path is no path");
    }

    @Test
    void shouldPassOverNamesThatDoNotFit() throws IOException {
        SmallDataset.replace(root, INFO, "\"z\"", "\"z\", \"w\"");
        LeRobotDataset dataset = LeRobotDataset.open(root);
        assertThat(dataset.warnings()).singleElement().asString().contains("observation.state", "4 names for 3");
        assertThat(dataset.info().feature("observation.state").orElseThrow().names())
                .isEmpty();
        assertThat(dataset.column("observation.state").rows()).isEqualTo(9);
    }

    @Test
    void shouldKeepKeysThatItDoesNotKnow() throws IOException {
        SmallDataset.replace(root, INFO, "\"fps\" : 20", "\"fps\" : 20, \"größe\" : {\"a\" : [1, null, \"µ\"]}");
        try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
            SmallDataset.record(writer);
        }
        assertThat(Files.readString(root.resolve(INFO))).contains("größe", "µ");
        assertThat(DatasetCheck.verify(root).findings()).isEmpty();
    }

    @Test
    void shouldNameTheFeatureThatIsAskedForAndWhatThereIs() {
        LeRobotDataset dataset = LeRobotDataset.open(root);
        refused(() -> dataset.column("observation.stat"), "'observation.stat'", "observation.state, action");
        refused(() -> dataset.statistics("nothing"), "'nothing'", "It has: ");
        assertThatThrownBy(() -> dataset.column("action", 2)).hasMessage("there is no episode 2 among 2");
        assertThatThrownBy(() -> dataset.column("action", -1)).hasMessage("there is no episode -1 among 2");
    }

    @Test
    void shouldNotReadFilmAsNumbers() throws IOException {
        SmallDataset.replace(root, INFO, "\"bool\"", "\"video\"");
        LeRobotDataset dataset = LeRobotDataset.open(root);
        assertThat(dataset.warnings()).singleElement().asString().contains("next.success is video");
        refused(() -> dataset.column("next.success"), "'next.success' is video", "Only features of numbers");
        refused(() -> LeRobotWriter.resume(root), INFO, "'next.success' is video", "only numbers can be recorded");
    }

    @Test
    void shouldNameAColumnThatTheDataLacks() throws IOException {
        SmallDataset.replace(root, INFO, "\"action\"", "\"actions\"");
        LeRobotDataset dataset = LeRobotDataset.open(root);
        refused(() -> dataset.column("actions"), "file-000.parquet", "has no column 'actions'", INFO);
        found("data/chunk-000/file-000.parquet", "has no column 'actions'");
        found("data/chunk-000/file-001.parquet", "has no column 'actions'");
    }

    @Test
    void shouldSayWhenATypeIsNotTheOneStored() throws IOException {
        SmallDataset.replace(root, INFO, "\"bool\"", "\"float64\"");
        found("data/chunk-000/file-000.parquet", "'next.success' is stored as BOOLEAN, not float64");
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "1, 9", "0, -9000000000", "1, 4294967297"})
    void shouldRefuseTasksWithImpossibleNumbers(int row, long number) throws IOException {
        long[] numbers = {0, 1};
        numbers[row] = number;
        rewrite(
                2,
                TASKS,
                TableColumn.longs("task_index", numbers),
                TableColumn.strings("task", List.of("lift", "place")));
        refused(() -> LeRobotDataset.open(root), TASKS, "cannot be", "Restore it");
        found(TASKS, "cannot be");
    }

    @Test
    void shouldReadTasksInAnyOrderAndMissAForgottenOne() throws IOException {
        rewrite(
                2,
                TASKS,
                TableColumn.longs("task_index", new long[] {1, 0}),
                TableColumn.strings("task", List.of("place", "lift")));
        assertThat(LeRobotDataset.open(root).tasks()).containsExactly("lift", "place");
        rewrite(
                1,
                TASKS,
                TableColumn.longs("task_index", new long[] {0}),
                TableColumn.strings("task", List.of("lift")));
        found(TASKS, "task 'place' of episode 1 is not there");
        found(INFO, "total_tasks is 2, but meta/tasks.parquet lists 1");
        Files.delete(root.resolve(TASKS));
        assertThat(LeRobotDataset.open(root).tasks()).isEmpty();
        found(TASKS, "is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "0, -4, 0, 0",
        "-1, 4, 0, 0",
        "0, 4, -5, 0",
        "0, 9000000000, 0, 0",
    })
    void shouldRefuseAnEpisodeThatCannotBe(long index, long length, long from, long file) throws IOException {
        episodes(new long[] {index}, new long[] {length}, new long[] {from}, new long[] {file});
        refused(() -> LeRobotDataset.open(root), EPISODES, "holds an impossible row", "Restore it");
        found(EPISODES, "holds an impossible row");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 4",
        "0, 2, 0, 4",
        "0, 1, 0, 5",
        "1, 0, 3, 0",
    })
    void shouldSayWhichEpisodeIsMissingOrStandsTwice(long first, long second, long fromFirst, long fromSecond)
            throws IOException {
        episodes(new long[] {first, second}, new long[] {4, 5}, new long[] {fromFirst, fromSecond}, new long[] {0, 1});
        refused(() -> LeRobotDataset.open(root), "meta/episodes", "is missing or stands twice", "verify");
        found("meta/episodes", "not episode");
    }

    @Test
    void shouldNameAMissingColumnOfTheTable() throws IOException {
        rewrite(2, EPISODES, TableColumn.longs("episode_index", new long[] {0, 1}));
        refused(() -> LeRobotDataset.open(root), EPISODES, "has no column 'tasks'");
        found(EPISODES, "has no column 'tasks'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1]", "{\"action\": {}}", "{\"action\": {\"min\": [1], \"max\": [1, 2], \"count\": [9]}}", "{"})
    void shouldRefuseStatisticsThatCannotBe(String text) throws IOException {
        Files.writeString(root.resolve(STATS), text);
        refused(() -> LeRobotDataset.open(root).statistics(), STATS);
        found(STATS, "");
    }

    @Test
    void shouldCountAnewWhenStatisticsSpeakOfOtherFrames() throws IOException {
        String right = LeRobotDataset.open(root).statistics("action").toString();
        SmallDataset.replace(root, STATS, "9\n", "8\n");
        assertThat(LeRobotDataset.open(root).statistics("action")).hasToString(right);
    }

    @Test
    void shouldCountAnewWhenStatisticsHaveAnotherWidth() throws IOException {
        String right = LeRobotDataset.open(root).statistics("action").toString();
        String action = Files.readString(root.resolve(STATS));
        int at = action.indexOf("\"action\"");
        int open = action.indexOf('{', at);
        int close = action.indexOf('}', open) + 1;
        String narrow = "{\"mean\": [1.0], \"count\": [9]}";
        Files.writeString(root.resolve(STATS), action.substring(0, open) + narrow + action.substring(close));
        assertThat(LeRobotDataset.open(root).statistics("action")).hasToString(right);
        try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
            SmallDataset.record(writer);
        }
        assertThat(DatasetCheck.verify(root).findings()).isEmpty();
    }

    @Test
    void shouldSurviveRandomBytesInEveryFileAndNameTheFile() throws IOException {
        Random random = new Random(11);
        for (String file : List.of(INFO, TASKS, STATS, EPISODES, "data/chunk-000/file-001.parquet")) {
            byte[] right = Files.readAllBytes(root.resolve(file));
            for (int trial = 0; trial < 10; trial++) {
                byte[] wrong = right.clone();
                int at = random.nextInt(wrong.length);
                for (int i = at; i < Math.min(wrong.length, at + 1 + random.nextInt(40)); i++) {
                    wrong[i] = (byte) random.nextInt(256);
                }
                Files.write(root.resolve(file), trial % 5 == 0 ? Arrays.copyOf(wrong, at) : wrong);
                // it finds something or nothing; it never throws
                List<Finding> findings = DatasetCheck.verify(root).findings();
                assertThat(findings).allSatisfy(f -> {
                    assertThat(f.file()).isNotBlank();
                    assertThat(f.what()).isNotBlank();
                    assertThat(f.wayOut()).isNotBlank();
                });
                if (trial % 5 == 0) {
                    assertThat(findings).isNotEmpty();
                }
                try {
                    LeRobotDataset.open(root).column("action");
                } catch (UserError e) {
                    assertThat(e).hasMessageContaining(root.toString());
                }
            }
            Files.write(root.resolve(file), right);
        }
        assertThat(DatasetCheck.verify(root).findings()).isEmpty();
    }

    @Test
    void shouldFindEveryStrayFileAndNoOther() throws IOException {
        Files.createDirectories(root.resolve("data/chunk-009/deep"));
        for (String stray :
                List.of("data/chunk-000/file-002.parquet", "data/chunk-009/deep/x.parquet", "data/y.parquet")) {
            Files.copy(root.resolve("data/chunk-000/file-000.parquet"), root.resolve(stray));
        }
        Files.writeString(root.resolve("data/README.md"), "mine");
        assertThat(DatasetCheck.verify(root).findings().stream().map(Finding::file))
                .containsExactly("data/chunk-000/file-002.parquet", "data/chunk-009/deep/x.parquet", "data/y.parquet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet | data/chunk-007/file-042.parquet",
                "d/{file_index}.parquet | d/42.parquet",
                "d/{chunk_index:01d}-{file_index:06d}.parquet | d/7-000042.parquet",
                "d/{episode_index}.parquet | d/{episode_index}.parquet",
                "d/{file_index:00d}.parquet | d/{file_index:00d}.parquet",
            })
    void shouldFillInNumbersAsPythonDoes(String template, String path) {
        assertThat(new FileTemplate(template).path(new FileIndex(7, 42))).isEqualTo(path);
    }

    @Test
    void shouldCountFilesUpToTheChunk() {
        for (int size = 1; size < 5; size++) {
            FileIndex at = FileIndex.FIRST;
            for (int n = 0; n < 30; n++) {
                assertThat(at).isEqualTo(new FileIndex(n / size, n % size));
                FileIndex next = at.next(size);
                assertThat(next).isGreaterThan(at);
                at = next;
            }
        }
    }

    @Test
    void shouldRefuseFeaturesAndEpisodesThatCannotBe() {
        assertThatThrownBy(() -> new Episode(3, List.of("lift"), -1, 0)).hasMessageContaining("episode 3 of -1 frames");
        assertThatThrownBy(() -> new Feature("a", FeatureType.BOOL, List.of(2), List.of("x")))
                .hasMessage("a: 1 names for 2 elements");
        assertThatThrownBy(() -> Feature.scalar("", FeatureType.BOOL)).hasMessageContaining("not ''");
        assertThat(new Episode(1, List.of("lift"), 5, 7).toIndex()).isEqualTo(12);
    }

    @Test
    void shouldRefuseATableThatIsNone() throws IOException {
        refused(() -> TableReader.open(root.resolve("none.parquet")), "none.parquet", "is missing");
        refused(() -> TableReader.open(root), root.toString(), "is missing");
        Files.writeString(root.resolve("text.parquet"), "PAR1 but not really PAR1");
        refused(() -> TableReader.open(root.resolve("text.parquet")), "text.parquet", "torn or of another format");
    }

    private void episodes(long[] index, long[] length, long[] from, long[] file) throws IOException {
        rewrite(
                index.length,
                EPISODES,
                TableColumn.longs("episode_index", index),
                TableColumn.stringLists(
                        "tasks",
                        Arrays.stream(index).mapToObj(i -> List.of("lift")).toList()),
                TableColumn.longs("length", length),
                TableColumn.longs("data/chunk_index", new long[index.length]),
                TableColumn.longs("data/file_index", file),
                TableColumn.longs("dataset_from_index", from));
    }

    private void rewrite(int rows, String file, TableColumn... columns) throws IOException {
        Files.delete(root.resolve(file));
        TableWriter.write(root.resolve(file), rows, List.of(columns), Map.of());
    }

    private void found(String file, String says) {
        assertThat(DatasetCheck.verify(root).findings()).anySatisfy(f -> {
            assertThat(f.file()).isEqualTo(file);
            assertThat(f.what() + ". " + f.wayOut()).contains(says);
        });
    }

    private static void refused(ThrowingCallable call, String... says) {
        assertThatThrownBy(call)
                .isInstanceOf(UserError.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(says));
    }
}
