package dev.armature.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/// What is written is what is read, for all values; what is not asked for is refused, for all keys.
class ConfigPropertyTest {

    @Property(tries = 300, seed = "31")
    void shouldReadEveryFiniteNumberAsItIsWritten(@ForAll double x) {
        double finite = Double.isFinite(x) ? x : 1;
        double all = Double.MAX_VALUE;
        assertThat(Config.parse("a.yaml", "x: " + yaml(finite)).number("x", -all, all))
                .isEqualTo(finite);
    }

    @Property(tries = 300, seed = "32")
    void shouldReadEveryWholeNumberAsItIsWritten(@ForAll long n) {
        assertThat(Config.parse("a.yaml", "n: " + n).wholeLong("n", Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(n);
    }

    @Property(tries = 300, seed = "33")
    void shouldTakeANumberExactlyWhenItIsWithinTheBounds(
            @ForAll @DoubleRange(min = -10, max = 10) double x,
            @ForAll @DoubleRange(min = -10, max = 10) double a,
            @ForAll @DoubleRange(min = -10, max = 10) double b) {
        double min = Math.min(a, b);
        double max = Math.max(a, b);
        Config c = Config.parse("a.yaml", "x: " + yaml(x));
        if (min <= x && x <= max) {
            assertThat(c.number("x", min, max)).isEqualTo(x);
        } else {
            assertThatThrownBy(() -> c.number("x", min, max))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("a.yaml: x: " + x)
                    .hasMessageContaining(min + ".." + max);
        }
    }

    @Property(tries = 300, seed = "34")
    void shouldReadEveryListOfNumbersInItsOrder(
            @ForAll @Size(max = 20) List<@DoubleRange(min = -1e6, max = 1e6) Double> numbers) {
        String list = numbers.stream().map(ConfigPropertyTest::yaml).collect(Collectors.joining(", ", "[", "]"));
        double[] read = Config.parse("a.yaml", "x: " + list).numbers("x", -1e6, 1e6);
        assertThat(Arrays.stream(read).boxed().toList()).isEqualTo(numbers);
    }

    @Property(tries = 300, seed = "35")
    void shouldReadEveryQuotedText(@ForAll("lines") String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        assertThat(Config.parse("a.yaml", "x: " + quoted).text("x")).isEqualTo(text);
    }

    @Property(tries = 300, seed = "36")
    void shouldRefuseExactlyTheKeysThatNobodyAskedFor(
            @ForAll @Size(min = 1, max = 12) Map<@From("keys") String, Boolean> asked) {
        String text = asked.keySet().stream().map(key -> key + ": 1").collect(Collectors.joining("\n"));
        Config c = Config.parse("a.yaml", text);
        asked.forEach((key, read) -> {
            if (read) {
                assertThat(c.whole(key, 1, 1)).isEqualTo(1);
            }
        });
        List<String> rest = asked.keySet().stream()
                .filter(k -> !asked.getOrDefault(k, true))
                .toList();
        if (rest.isEmpty()) {
            c.close();
        } else {
            assertThatThrownBy(c::close)
                    .isInstanceOf(UserError.class)
                    .satisfies(e -> assertThat(rest)
                            .map(k -> "a.yaml: " + k + ": this key is not known")
                            .anyMatch(String.valueOf(e.getMessage())::startsWith));
        }
    }

    @Property(tries = 300, seed = "37")
    void shouldNeverThrowAnythingButAUserErrorWhateverTheTextIs(@ForAll("noise") String text) {
        try (Config c = Config.parse("a.yaml", text)) {
            c.keys();
        } catch (UserError e) {
            assertThat(e).hasMessageStartingWith("a.yaml: ");
        }
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('à', 'ÿ')
                .withCharRange('あ', 'ん')
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings()
                .withCharRange('a', 'f')
                .ofMinLength(3)
                .ofMaxLength(6)
                .map(k -> "k" + k);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars("ab: \n-[]{},#&*!|>'\"%@`~0.?\t").ofMaxLength(40);
    }

    /// YAML wants a dot in the mantissa of a number with an exponent.
    private static String yaml(double x) {
        return Double.toString(x);
    }
}
