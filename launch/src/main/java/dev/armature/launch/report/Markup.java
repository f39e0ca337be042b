package dev.armature.launch.report;

import java.util.Locale;

/// Writes HTML and SVG that are well-formed XML too. All text goes through [#escape(String)].
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /// Text for element content and attribute values; characters that XML forbids become U+FFFD.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xfffd);
            }
        });
        return escaped.toString();
    }

    /// A number for an attribute: at most three decimals, a point, no exponent.
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
    }

    /// An opening tag; attributes as name, value, name, value.
    Markup open(String tag, String... attributes) {
        tag(tag, attributes);
        out.append('>');
        return this;
    }

    /// The closing tag.
    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /// An element that has no content by its nature: SVG shapes and HTML's void elements.
    Markup empty(String tag, String... attributes) {
        tag(tag, attributes);
        out.append("/>");
        return this;
    }

    /// An element with plain text.
    Markup text(String tag, String content, String... attributes) {
        return open(tag, attributes).plain(content).close(tag);
    }

    /// Plain text.
    Markup plain(String content) {
        out.append(escape(content));
        return this;
    }

    /// A line break in the source, for whoever reads it.
    Markup newline() {
        out.append('\n');
        return this;
    }

    /// Our own text that is markup or a style sheet already.
    Markup trusted(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void tag(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) || c >= 0x10000;
    }
}
