package dev.armature.launch.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// What was found about one thing.
///
/// @param verdict how it is
/// @param what the thing, in one or two words
/// @param detail what was found, with numbers
/// @param wayOut what to do about it; empty when nothing need be done
public record Finding(Verdict verdict, String what, String detail, String wayOut) {

    /// How a thing is.
    public enum Verdict {
        /// As it should be.
        OK,
        /// The program runs, but something is worse than it could be.
        WARN,
        /// A part of the program cannot run.
        FAIL
    }

    static Finding ok(String what, String detail) {
        return new Finding(Verdict.OK, what, detail, "");
    }

    static Finding warn(String what, String detail, String wayOut) {
        return new Finding(Verdict.WARN, what, detail, wayOut);
    }

    static Finding fail(String what, String detail, String wayOut) {
        return new Finding(Verdict.FAIL, what, detail, wayOut);
    }

    /// For people: a line, and a second one with the way out.
    public String text() {
        String line = String.format(Locale.ROOT, "%-5s %-16s %s", word(), what, detail);
        return wayOut.isEmpty() ? line : line + System.lineSeparator() + " ".repeat(23) + wayOut;
    }

    /// For programs: one line of JSON.
    public String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("verdict", word());
        node.put("what", what);
        node.put("detail", detail);
        node.put("way_out", wayOut);
        return node.toString();
    }

    private String word() {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
