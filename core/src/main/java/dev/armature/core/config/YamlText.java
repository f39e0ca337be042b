package dev.armature.core.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes YAML that [Config] reads back: a key a line, a mapping indented below its key, a list in one line.
public final class YamlText {

    private static final String PLAIN = "[A-Za-z][A-Za-z0-9_.-]*";

    /// What YAML would not take for a text.
    private static final String RESERVED = "(?i)true|false|null|yes|no|on|off|y|n";

    private YamlText() {}

    /// `map` as lines, each ended.
    ///
    /// @param map of texts, numbers, booleans, constants of enums, and lists and mappings of them
    public static String of(Map<?, ?> map) {
        StringBuilder out = new StringBuilder();
        append(out, "", map);
        return out.toString();
    }

    /// A double-quoted scalar; everything but plain ASCII is escaped.
    public static String quoted(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    default ->
                        c >= ' ' && c < 0x7f
                                ? Character.toString(c)
                                : String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static void append(StringBuilder out, String indent, Map<?, ?> map) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(indent).append(inline(String.valueOf(entry.getKey()))).append(':');
            if (entry.getValue() instanceof Map<?, ?> below && !below.isEmpty()) {
                out.append('\n');
                append(out, indent + "  ", below);
            } else {
                out.append(' ').append(inline(entry.getValue())).append('\n');
            }
        }
    }

    private static String inline(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number n -> n.toString();
            case Boolean b -> b.toString();
            case Enum<?> constant -> Words.lower(constant.name());
            case Collection<?> list -> list.stream().map(YamlText::inline).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(e -> inline(String.valueOf(e.getKey())) + ": " + inline(e.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        return text.matches(PLAIN) && !text.matches(RESERVED) ? text : quoted(text);
    }
}
