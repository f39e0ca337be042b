package dev.armature.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class YamlTextTest {

    /// A key of more than 1024 letters, escaped, is none for YAML.
    private static final int MOST = 40;

    private enum Shape {
        SQUARED_COSINE
    }

    @Test
    void shouldWriteWhatPeopleWouldWrite() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("steps", 20_000);
        map.put("rate", 1e-6);
        map.put("schedule", Shape.SQUARED_COSINE);
        map.put("note", "two words");
        map.put("word", "true");
        map.put("net", new LinkedHashMap<>(Map.of("channels", List.of(64, 128))));
        map.put("none", Map.of());
        assertThat(YamlText.of(map)).isEqualTo("""
                steps: 20000
                rate: 1.0E-6
                schedule: squared-cosine
                note: "two words"
                word: "true"
                net:
                  channels: [64, 128]
                none: {}
                """);
    }

    @Property(tries = 300)
    void shouldBeReadBack(
            @ForAll @NotEmpty @StringLength(max = MOST) String key,
            @ForAll String text,
            @ForAll long whole,
            @ForAll boolean flag) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("t", text);
        inner.put("w", whole);
        inner.put("d", whole * 1e-7);
        inner.put("l", List.of(text, text));
        inner.put("f", flag);
        try (Config c = Config.parse("f.yaml", YamlText.of(Map.of(key, inner)))) {
            Config child = c.child(key);
            assertThat(child.text("t")).isEqualTo(text);
            assertThat(child.wholeLong("w", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(whole);
            assertThat(child.number("d", -1e30, 1e30)).isEqualTo(whole * 1e-7);
            assertThat(child.texts("l")).containsExactly(text, text);
            assertThat(child.flag("f")).isEqualTo(flag);
        }
    }

    @Property(tries = 100)
    void shouldComeOutOfAFileAsItWentIn(@ForAll @NotEmpty @StringLength(max = MOST) String key, @ForAll String text) {
        String inner = YamlText.of(Map.of(key, List.of(text, 1.5), "deep", Map.of("a", Map.of("b", 3))));
        try (Config c = Config.parse("f.yaml", "s:\n" + inner.indent(2))) {
            assertThat(c.yaml("s")).isEqualTo(inner);
        }
    }

    @Test
    void shouldHandOnATextAsItIs() {
        try (Config c = Config.parse("f.yaml", "s: \"Settings[a=1]\"")) {
            assertThat(c.yaml("s")).isEqualTo("Settings[a=1]");
        }
    }
}
