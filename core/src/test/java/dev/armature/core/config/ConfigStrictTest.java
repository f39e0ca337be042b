package dev.armature.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.DType;
import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of value given where another belongs: the error names the file, the key with its path, the value and
/// the way out.
class ConfigStrictTest {

    private static final String FILE = "some/robot.yaml";

    /// How a key is read, what is no such value, and what the way out says.
    static List<Arguments> readers() {
        return List.of(
                reader("text", c -> c.text("k"), "7", "is not a text", "quotes"),
                reader("choice", c -> c.choice("k", DType.class), "float64", "is not known", "float32, uint8"),
                reader("number", c -> c.number("k", -1, 1), "wide", "is not a number within -1.0..1.0", "unit"),
                reader("whole", c -> c.whole("k", 2, 5), "6", "is not a whole number within 2..5", "Give one"),
                reader("wholeLong", c -> c.wholeLong("k", 0, 9), "0.5", "whole number within 0..9", "Give one"),
                reader("flag", c -> c.flag("k"), "yes", "is neither true nor false", "Write true or false"),
                reader("numbers", c -> c.numbers("k", 0, 1), "0.5", "is not a list", "[a, b, c]"),
                reader("texts", c -> c.texts("k"), "alone", "is not a list", "[a, b, c]"),
                reader("child", c -> c.child("k"), "flat", "is not a mapping", "key: value"),
                reader("childList", c -> c.childList("k"), "none", "is not a list", "[a, b, c]"));
    }

    private static Arguments reader(String name, Consumer<Config> read, String bad, String what, String wayOut) {
        return Arguments.of(Named.of(name, read), bad, what, wayOut);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void shouldNameFileKeyValueAndWayOutWhenTheValueIsOfAnotherKind(
            Consumer<Config> read, String bad, String what, String wayOut) {
        Config c = Config.parse(FILE, "k: " + bad);
        refused(() -> read.accept(c), FILE + ": k: ", bad, what, wayOut);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void shouldSayThatTheKeyIsMissingWhateverIsRead(Consumer<Config> read, String bad, String what, String wayOut) {
        refused(() -> read.accept(Config.parse(FILE, "other: 1")), FILE + ": k: is missing", "Add it.");
        assertThat(what + wayOut + bad).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void shouldTakeAnEmptyValueForAMissingOne(Consumer<Config> read, String bad, String what, String wayOut) {
        refused(() -> read.accept(Config.parse(FILE, "k:")), FILE + ": k: is missing");
        refused(() -> read.accept(Config.parse(FILE, "k: null")), FILE + ": k: is missing");
        assertThat(what + wayOut + bad).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void shouldNameTheWholePathOfANestedKey(Consumer<Config> read, String bad, String what, String wayOut) {
        Config c = Config.parse(FILE, "arms: [{}, {left: {k: " + bad + "}}]");
        Config left = c.childList("arms").get(1).child("left");
        refused(() -> read.accept(left), FILE + ": arms[1].left.k: ", what, wayOut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0.5, 2]      | k[1]: 2",
                "[a]           | k[0]: a",
                "[0, 0, .nan]  | k[2]: NaN",
                "[0, .inf]     | k[1]: Infinity",
                "[0, null]     | k[1]: null",
                "[[0]]         | k[0]: [0]",
                "[0, true]     | k[1]: true",
            })
    void shouldCountToTheBadNumberOfAList(String yaml, String says) {
        refused(() -> Config.parse(FILE, "k: " + yaml).numbers("k", 0, 1), FILE, says, "within 0.0..1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[one, 2] | 2 is not a text", "[null] | null is not a text", "[{a: b}] | is not a text"})
    void shouldRefuseAListWithAnythingButTexts(String yaml, String says) {
        refused(() -> Config.parse(FILE, "k: " + yaml).texts("k"), FILE, "k: ", says, "quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[{a: 1}, text]", "[null]", "[[{a: 1}]]"})
    void shouldRefuseAListWithAnythingButMappings(String yaml) {
        refused(() -> Config.parse(FILE, "k: " + yaml).childList("k"), "k: ", "is not a mapping", "of its own");
    }

    @Test
    void shouldTakeTheBoundsThemselves() {
        try (Config c = Config.parse(FILE, "a: 0\nb: 5\nc: -9223372036854775808\nd: 9223372036854775807\ne: [0, 1]")) {
            assertThat(c.number("a", 0, 0)).isZero();
            assertThat(c.whole("b", 5, 5)).isEqualTo(5);
            assertThat(c.wholeLong("c", Long.MIN_VALUE, 0)).isEqualTo(Long.MIN_VALUE);
            assertThat(c.wholeLong("d", 0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
            assertThat(c.numbers("e", 0, 1)).containsExactly(0, 1);
        }
    }

    @Test
    void shouldTakeEmptyListsAndMappings() {
        try (Config c = Config.parse(FILE, "a: []\nb: {}\nc: []\nd: []")) {
            assertThat(c.numbers("a", 0, 1)).isEmpty();
            assertThat(c.child("b").keys()).isEmpty();
            assertThat(c.childList("c")).isEmpty();
            assertThat(c.texts("d")).isEmpty();
        }
    }

    @Test
    void shouldReadWhatLooksLikeAnotherTypeWhenItIsQuoted() {
        try (Config c = Config.parse(FILE, "a: '1'\nb: \"true\"\nc: 'null'\nd: ''")) {
            assertThat(c.text("a")).isEqualTo("1");
            assertThat(c.text("b")).isEqualTo("true");
            assertThat(c.text("c")).isEqualTo("null");
            assertThat(c.text("d")).isEmpty();
        }
    }

    @Test
    void shouldReadNamesInAnyScript() {
        try (Config c = Config.parse(FILE, "aufgabe: 'Würfel in die Schale'\n名前: 立方体\n\"🤖\": {x: 1}")) {
            assertThat(c.text("aufgabe")).isEqualTo("Würfel in die Schale");
            assertThat(c.text("名前")).isEqualTo("立方体");
            assertThat(c.child("🤖").whole("x", 1, 1)).isEqualTo(1);
        }
    }

    @Test
    void shouldReadKeysThatLookLikeNumbersByTheirText() {
        try (Config c = Config.parse(FILE, "1: front\n2.5: wrist\ntrue: side")) {
            assertThat(c.keys()).containsExactly("1", "2.5", "true");
            assertThat(c.text("1")).isEqualTo("front");
            assertThat(c.text("2.5")).isEqualTo("wrist");
            assertThat(c.text("true")).isEqualTo("side");
            assertThat(c.has("1")).isTrue();
        }
    }

    @Test
    void shouldRefuseTwoKeysOfOneText() {
        refused(() -> Config.parse(FILE, "1: a\n'1': b"), FILE, "1", "twice");
    }

    @Test
    void shouldRefuseAnUnknownKeyEvenWhenItIsEmpty() {
        Config c = Config.parse(FILE, "seed:");
        refused(c::close, FILE + ": seed: this key is not known");
    }

    @Test
    void shouldListWhatIsKnownWhenNothingIsNear() {
        Config c = Config.parse(FILE, "temperature: 3");
        c.has("seed");
        c.has("steps");
        refused(c::close, "temperature", "Known here: seed, steps.");
    }

    @Test
    void shouldCloseEveryChildOfEveryList() {
        Config c = Config.parse(FILE, "list: [{a: 1}, {a: 1, b: 2}]");
        c.childList("list").forEach(child -> child.whole("a", 0, 1));
        refused(c::close, "list[1].b");
    }

    @Test
    void shouldNotMindAChildThatIsReadTwice() {
        Config c = Config.parse(FILE, "child: {a: 1}");
        assertThat(c.child("child").whole("a", 0, 1)).isEqualTo(1);
        assertThat(c.child("child").whole("a", 0, 1)).isEqualTo(1);
        assertThatCode(c::close).doesNotThrowAnyException();
    }

    @Test
    void shouldMakeErrorsForChecksOfTheCaller() {
        Config c = Config.parse(FILE, "child: {a: 1}");
        UserError error = c.child("child").error("a", "1 is odd", "Give an even one.");
        assertThat(error)
                .hasMessage(FILE + ": child.a: 1 is odd. Give an even one.")
                .hasNoCause();
    }

    @Test
    void shouldRefuseAFolderInsteadOfAFile(@TempDir Path folder) {
        refused(() -> Config.load(folder), folder.toString(), "cannot be read", "rights");
    }

    @Test
    void shouldKeepTheErrorFromBelowAsTheCause(@TempDir Path folder) throws IOException {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "a: [1,");
        assertThatThrownBy(() -> Config.load(bad)).isInstanceOf(UserError.class).hasCauseInstanceOf(Exception.class);
        assertThatThrownBy(() -> Config.load(folder.resolve("none.yaml"))).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void shouldNameTheLineOfWhatIsNoYaml(@TempDir Path folder) throws IOException {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "good: 1\nalso: 2\nbad: ]\n");
        refused(() -> Config.load(bad), "bad.yaml", "line 3", "Mend the line");
    }

    @Test
    void shouldReadTheSameFromAFileAndFromText(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("two words.yaml");
        Files.writeString(file, "a: ß\n");
        try (Config c = Config.load(file)) {
            assertThat(c.text("a")).isEqualTo("ß");
        }
    }

    @Test
    void shouldRefuseAHeapOfAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        refused(() -> Config.parse(FILE, bomb.toString()), FILE, "is not valid YAML");
    }

    private static void refused(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(UserError.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
}
