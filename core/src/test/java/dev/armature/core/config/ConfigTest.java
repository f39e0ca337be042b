package dev.armature.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.ActionSpec;
import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

    @Test
    void shouldReadEveryKindOfValue() {
        try (Config c = Config.parse("a.yaml", """
                name: panda
                kind: cartesian-delta
                stiffness_n_per_m: 2000
                seed: 12345678901
                steps: 3
                on: true
                home_rad: [0, -0.5, 1e-3]
                cameras: [front, wrist]
                child: {x: 1}
                list: [{y: 2}, {y: 3}]
                """)) {
            assertThat(c.text("name")).isEqualTo("panda");
            assertThat(c.choice("kind", ActionSpec.Kind.class)).isEqualTo(ActionSpec.Kind.CARTESIAN_DELTA);
            assertThat(c.number("stiffness_n_per_m", 0, 6000)).isEqualTo(2000);
            assertThat(c.wholeLong("seed", 0, Long.MAX_VALUE)).isEqualTo(12345678901L);
            assertThat(c.whole("steps", 1, 3)).isEqualTo(3);
            assertThat(c.flag("on")).isTrue();
            assertThat(c.numbers("home_rad", -4, 4)).containsExactly(0, -0.5, 1e-3);
            assertThat(c.texts("cameras")).containsExactly("front", "wrist");
            assertThat(c.child("child").whole("x", 0, 9)).isEqualTo(1);
            assertThat(c.childList("list").stream().map(y -> y.whole("y", 0, 9)))
                    .containsExactly(2, 3);
            assertThat(c.has("absent")).isFalse();
        }
    }

    @Test
    void shouldRefuseAKeyThatNobodyAskedForAndGuessTheOneMeant() {
        Config c = Config.parse("a.yaml", "stifness: 1");
        c.has("stiffness");
        refused(c::close, "a.yaml", "stifness", "Did you mean 'stiffness'?");
    }

    @Test
    void shouldSayThatTheUnitIsPartOfTheKey() {
        Config c = Config.parse("a.yaml", "stiffness_n_per_mm: 1");
        refused(() -> c.number("stiffness_n_per_m", 0, 1), "stiffness_n_per_m", "stiffness_n_per_mm", "convert");
        Config deg = Config.parse("a.yaml", "angle_deg: 1");
        deg.has("angle_rad");
        refused(deg::close, "angle_deg", "'angle_rad'", "convert");
    }

    @Test
    void shouldSayTheUnitWhenTheNameHasSeveralWords() {
        Config bare = Config.parse("a.yaml", "stiffness: 1");
        refused(() -> bare.number("stiffness_n_per_m", 0, 1), "The file has 'stiffness'", "unit");
        Config c = Config.parse("a.yaml", "joint_stiffness_nm_per_deg: 1");
        c.has("joint_stiffness_nm_per_rad");
        refused(c::close, "'joint_stiffness_nm_per_rad'", "convert");
    }

    @Test
    void shouldNotTakeTwoQuantitiesForTwoUnitsOfOne() {
        Config c = Config.parse("a.yaml", "max_force_n: 1");
        c.has("max_speed_m_per_s");
        assertThatThrownBy(c::close)
                .isInstanceOf(UserError.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("convert"));
    }

    @Test
    void shouldNameThePathOfANestedKey() {
        Config c = Config.parse("a.yaml", "outer: {list: [{good: 1, bad: 2}]}");
        Config inner = c.child("outer").childList("list").get(0);
        inner.whole("good", 0, 9);
        refused(c::close, "outer.list[0].bad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x: 2.1", "x: -0.1", "x: .nan", "x: .inf", "x: '1'", "x: true", "x: [1]"})
    void shouldRefuseWhatIsNoNumberInRange(String yaml) {
        refused(() -> Config.parse("a.yaml", yaml).number("x", 0, 2), "x", "0.0..2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x: 1.5", "x: 10", "x: one", "x: 99999999999999999999"})
    void shouldRefuseWhatIsNoWholeNumberInRange(String yaml) {
        refused(() -> Config.parse("a.yaml", yaml).whole("x", 0, 9), "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\na: 2",
                "a: !!java.lang.Object {}",
                "a: !thing 1",
                "a: [1",
                "- 1",
                "just text",
                "",
                "a: 1\n---\nb: 2",
                "a: &x [*x]"
            })
    void shouldRefuseWhatIsNotOnePlainMapping(String yaml) {
        assertThatThrownBy(() -> {
                    try (Config c = Config.parse("a.yaml", yaml)) {
                        c.texts("a");
                    }
                })
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.yaml");
    }

    @Test
    void shouldListTheChoices() {
        Config c = Config.parse("a.yaml", "kind: JOINT_POSITION");
        refused(() -> c.choice("kind", ActionSpec.Kind.class), "JOINT_POSITION", "joint-position", "motor");
    }

    @Test
    void shouldRefuseAFileThatIsMissingOrHuge(@TempDir Path folder) throws IOException {
        refused(() -> Config.load(folder.resolve("none.yaml")), "none.yaml", "is not there");
        Path huge = folder.resolve("huge.yaml");
        Files.write(huge, new byte[(16 << 20) + 1]);
        refused(() -> Config.load(huge), "huge.yaml", "16 MiB");
    }

    @Test
    void shouldRefuseAFileThatIsNotText(@TempDir Path folder) throws IOException {
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0x80});
        refused(() -> Config.load(binary), "binary.yaml");
    }

    @Test
    void shouldKnowAllKeysOnceTheyAreListed() {
        try (Config c = Config.parse("a.yaml", "one: 1\ntwo: 2")) {
            assertThat(c.keys()).containsExactly("one", "two");
        }
    }

    private static void refused(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(UserError.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
}
