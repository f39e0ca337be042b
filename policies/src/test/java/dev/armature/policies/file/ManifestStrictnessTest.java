package dev.armature.policies.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.policies.testing.ToyPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each single key of `policy.yaml` must have: its name, its type, its unit, and nothing beside it.
final class ManifestStrictnessTest {
    private static final Pattern KEY = Pattern.compile("^( *(?:- )?)([a-z0-9_]+):(.*)$");
    private static final Set<String> MAPPINGS =
            Set.of("provenance", "observation", "tensors", "action", "dims", "network", "diffusion", "sampler");
    private static final Set<String> OPTIONAL = Set.of("relative_to", "held_out_fraction", "settings");
    private static final List<String> LINES =
            ManifestWriter.write(ToyPolicy.manifest()).lines().toList();

    /// The numbers of the lines that give a key a value.
    private static Stream<Integer> values() {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < LINES.size(); i++) {
            Matcher m = KEY.matcher(LINES.get(i));
            if (m.matches() && !MAPPINGS.contains(m.group(2))) {
                out.add(i);
            }
        }
        return out.stream();
    }

    private static String part(int line, int group) {
        Matcher m = KEY.matcher(LINES.get(line));
        assertThat(m.matches()).as(LINES.get(line)).isTrue();
        return m.group(group);
    }

    private static String replaced(int line, String by) {
        List<String> out = new ArrayList<>(LINES);
        out.set(line, by);
        return String.join("\n", out) + "\n";
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> ManifestReader.read("policy.yaml", yaml))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("policy.yaml: ")
                .hasMessageContainingAll(parts);
    }

    @Test
    void shouldHaveAManifestToBreak() {
        assertThat(values().count()).isGreaterThan(45);
        assertThat(ManifestReader.read("policy.yaml", String.join("\n", LINES))).isEqualTo(ToyPolicy.manifest());
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldRefuseAKeyOfAnotherName(int line) {
        String key = part(line, 2);
        assertRefused(replaced(line, part(line, 1) + key + "_x:" + part(line, 3)), key);
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldRefuseAMappingInTheValuesPlace(int line) {
        if (part(line, 2).equals("settings")) {
            return; // they are one, and a text only in old policies
        }
        assertRefused(replaced(line, part(line, 1) + part(line, 2) + ": {a: 1}"), part(line, 2));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldRefuseAnotherTypeInTheValuesPlace(int line) {
        String value = part(line, 3).strip();
        // a text where a number or list stands, a number where a text stands
        boolean number = value.matches("[-0-9.\\[].*") && !value.startsWith("[\"");
        assertRefused(replaced(line, part(line, 1) + part(line, 2) + (number ? ": \"text\"" : ": 3")), part(line, 2));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldRefuseASecondKeyOfTheSameName(int line) {
        String indent = part(line, 1).replace('-', ' ');
        String twice = LINES.get(line) + "\n" + indent + part(line, 2) + ":" + part(line, 3);
        assertRefused(replaced(line, twice), "not valid YAML", part(line, 2));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldRefuseAKeyThatNobodyReads(int line) {
        String indent = part(line, 1).replace('-', ' ');
        assertRefused(replaced(line, LINES.get(line) + "\n" + indent + "colour: red"), "colour", "not known");
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldRefuseAManifestThatLacksAKey(int line) {
        String key = part(line, 2);
        if (OPTIONAL.contains(key) || key.equals("name") && part(line, 1).contains("-")) {
            return;
        }
        assertRefused(replaced(line, ""), key.equals("discrete") ? "factor" : key);
    }

    @ParameterizedTest
    @CsvSource({
        "period_s: 0.1, period_s: 0, period_s",
        "period_s: 0.1, period_s: -0.1, period_s",
        "period_s: 0.1, period_s: .nan, period_s",
        "period_s: 0.1, period_s: .inf, period_s",
        "period_s: 0.1, period_hz: 10, the unit is part of the key",
        "clip: 1.5, clip: 0, action.clip",
        "horizon: 16, horizon: 0, action.horizon",
        "horizon: 16, horizon: 4097, action.horizon",
        "horizon: 16, horizon: 16.5, action.horizon",
        "steps: 2, steps: 0, observation.steps",
        "train_levels: 100, train_levels: 1, train_levels",
        "train_levels: 100, train_levels: 10001, train_levels",
        "factor: 10.0, factor: 0, factor",
        "factor: 10.0, factor: .nan, factor",
        "clip_sample: 1.5, clip_sample: -1, clip_sample",
        "seed: 7, seed: 9223372036854775808, seed",
        "seed: 7, seed: 7.0, seed",
        "held_out_fraction: 0.04, held_out_fraction: 4, provenance.held_out_fraction",
        "mode: rti, mode: RTI, full",
        "mode: rti, mode: rti-dp, full",
        "kind: cartesian-position, kind: cartesian_position, cartesian-position"
    })
    void shouldRefuseAValueOutOfRange(String right, String wrong, String named) {
        String text = String.join("\n", LINES);
        assertThat(text).contains(right);
        assertRefused(text.replace(right, wrong), named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mm", "feet", "M", "", "deg"})
    void shouldRefuseAUnitThatIsNotOfTheSi(String unit) {
        String text = String.join("\n", LINES);
        String wrong = text.replace("unit: \"m\"", "unit: \"" + unit + "\"");
        assertRefused(wrong, "observation.tensors[0].unit: '" + unit + "' is no SI unit", "1, m, rad", "Convert");
        String dims = text.substring(text.indexOf("\naction:"));
        assertRefused(
                text.replace(dims, dims.replaceFirst("unit: \"m\"", "unit: \"" + unit + "\"")),
                "action.dims[0].unit: '" + unit + "'");
    }

    @Test
    void shouldSayWhatMayStandForAMissingKey() {
        String text = String.join("\n", LINES);
        assertRefused(
                text.replace("train_levels:", "train_level:"),
                "diffusion.train_levels: is missing. Add it, or is 'train_level' meant for it?");
        assertRefused(text.replace("licence:", "license:"), "licence: is missing", "is 'license' meant");
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/net.onnx",
        "a/b.onnx",
        "..",
        ".hidden",
        "a\\b.onnx",
        "net onnx",
        "-net.onnx",
        "C:net.onnx",
    })
    void shouldRefuseAGraphThatIsNotBesideTheManifest(String file) {
        String text = String.join("\n", LINES).replace("\"denoiser.onnx\"", "'" + file + "'");
        assertRefused(text, "network.file", file, "Put the graph beside policy.yaml");
    }

    @Test
    void shouldRefuseWhatIsNoManifestAtAll() {
        assertRefused("", "holds no mapping");
        assertRefused("- a\n- b\n", "holds no mapping");
        assertRefused("kind: [", "not valid YAML");
        assertRefused("kind: diffusion\n", "is missing");
    }
}
