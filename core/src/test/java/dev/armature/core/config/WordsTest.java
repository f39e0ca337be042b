package dev.armature.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Distances between names against their definition, and which names are one quantity in two units.
class WordsTest {

    @Property(tries = 200, seed = "41")
    void shouldEqualTheRecursiveDefinitionOfTheEditDistance(@ForAll long seed) {
        Random random = new Random(seed);
        String a = word(random, 6);
        String b = word(random, 6);
        assertThat(Words.distance(a, b)).isEqualTo(byDefinition(a, b));
    }

    @Property(tries = 300, seed = "42")
    void shouldBeAMetric(@ForAll long seed) {
        Random random = new Random(seed);
        String a = word(random, 12);
        String b = word(random, 12);
        String c = word(random, 12);
        assertThat(Words.distance(a, a)).isZero();
        assertThat(Words.distance(a, b)).isEqualTo(Words.distance(b, a));
        assertThat(Words.distance(a, c)).isLessThanOrEqualTo(Words.distance(a, b) + Words.distance(b, c));
        assertThat(Words.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Words.distance(a, b)).isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    }

    @Property(tries = 200, seed = "43")
    void shouldFindAKeyAgainWhenOneLetterIsWrong(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> known = List.of("stiffness", "damping", "horizon", "posterior", "temperature");
        String meant = known.get(random.nextInt(known.size()));
        int at = random.nextInt(meant.length());
        String typed = switch (random.nextInt(3)) {
            case 0 -> meant.substring(0, at) + meant.substring(at + 1);
            case 1 -> meant.substring(0, at) + 'x' + meant.substring(at);
            default -> meant.substring(0, at) + 'x' + meant.substring(at + 1);
        };
        assertThat(Words.suggestion(typed, known)).isEqualTo("Did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "stiffness_n_per_m, stiffness_n_per_mm",
        "stiffness, stiffness_nm_per_rad",
        "period_ms, period_ns",
        "age_ms, age_s",
        "home_rad, home_deg",
        "mass_g, mass_kg",
        "damping_nm_s_per_rad, damping_n_s_per_m",
        "speed_m_per_s, speed_mm_per_s",
        "rate_hz, rate_khz",
        "acceleration_m_per_s2, acceleration",
    })
    void shouldSeeOneQuantityInTwoUnits(String one, String other) {
        assertThat(Words.sameStem(one, other)).isTrue();
        assertThat(Words.sameStem(other, one)).isTrue();
        assertThat(Words.suggestion(one, List.of(other))).contains("'" + other + "'", "convert");
    }

    @ParameterizedTest
    @CsvSource({
        "home_rad, home_rad",
        "max_force_n, max_torque_n",
        "front_camera, front",
        "s, m",
        "episodes_per_batch, episodes",
        "frames, frame_s",
    })
    void shouldNotTakeOneQuantityForAnother(String one, String other) {
        assertThat(Words.sameStem(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "friction, friction_fraction",
        "camera_rotation, camera_rotation_rad",
        "gain, actuator_gain_fraction",
        "latency_seconds, latency_s",
        "mass_fraction_kg, mass_fraction",
    })
    void shouldFindAKeyByOneOfItsWords(String typed, String meant) {
        List<String> known = List.of(
                "friction_fraction",
                "mass_fraction",
                "actuator_gain_fraction",
                "latency_s",
                "camera_translation_m",
                "camera_rotation_rad");
        assertThat(Words.suggestion(typed, known)).contains("'" + meant + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "train_levels, train_level, 'Add it, or is ''train_level'' meant for it?'",
        "licence, license, 'Add it, or is ''license'' meant for it?'",
        "low, high, Add it.",
        "seed, step, Add it.",
    })
    void shouldSeeASlipOfThePenInAMissingKey(String missing, String given, String wayOut) {
        assertThat(Words.meantFor(missing, List.of("kind_of", given))).isEqualTo(wayOut);
    }

    @Test
    void shouldListAllWhenNoneIsNearAndNoneWhenThereIsNone() {
        assertThat(Words.suggestion("zzzzzzzz", List.of("a_key", "other"))).isEqualTo("Known here: a_key, other.");
        assertThat(Words.suggestion("zzz", List.of())).isEqualTo("Known here: .");
    }

    @Test
    void shouldWriteConstantsAsWords() {
        assertThat(Words.lower("JOINT_POSITION")).isEqualTo("joint-position");
        assertThat(Words.lower("INPUT")).isEqualTo("input");
    }

    private static String word(Random random, int max) {
        StringBuilder out = new StringBuilder();
        for (int n = random.nextInt(max + 1); n > 0; n--) {
            out.append((char) ('a' + random.nextInt(3)));
        }
        return out.toString();
    }

    private static int byDefinition(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String restA = a.substring(1);
        String restB = b.substring(1);
        int same = a.charAt(0) == b.charAt(0) ? 0 : 1;
        return Math.min(
                same + byDefinition(restA, restB), 1 + Math.min(byDefinition(restA, b), byDefinition(a, restB)));
    }
}
