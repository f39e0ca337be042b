package dev.armature.sim.evaluate;

import dev.armature.sim.evaluate.statistics.PairedSequentialTest.Decision;
import java.util.List;
import java.util.Locale;

/// An [EvaluationTable] for a terminal: aligned columns, at most 100 wide.
public final class TableText {

    private static final int NAME = 24;
    private static final String ROW = "%-" + NAME + "s %4s %8s %15s %-4s %6s %7s %8s %8s %7s";

    private TableText() {}

    /// The whole table, its pairs and how to read it, in lines without trailing space.
    public static String render(EvaluationTable table) {
        StringBuilder out = new StringBuilder();
        line(out, "", "", "success", "95 %", "", "calls", "calls", "p50", "p99", "jerk");
        line(out, "policy", "n", "%", "interval", "", "/step", "/ep", "ms", "ms", "mm");
        out.append("─".repeat(100)).append('\n');
        for (EvaluationTable.Row row : table.rows()) {
            line(
                    out,
                    fit(row.name(), NAME),
                    row.success().n(),
                    percent(row.success().mean()),
                    percent(row.interval().low()) + " – "
                            + percent(row.interval().high()),
                    fit(row.letters(), 4),
                    calls(row.callsPerStep()),
                    calls(row.callsPerEpisode()),
                    millis(row.latency().p50Nanos()),
                    millis(row.latency().p99Nanos()),
                    number("%.3f", row.jerk() * 1e3));
        }
        out.append('\n');
        for (PairComparison pair : table.pairs()) {
            out.append(sentence(pair)).append('\n');
        }
        for (String note : notes(table)) {
            out.append(note).append('\n');
        }
        return out.toString();
    }

    /// What one pair says, such as `RTI > DDIM-10 after 23 pairs (18 : 1, E = 812)`.
    public static String sentence(PairComparison pair) {
        double log = Math.max(pair.logEvidenceForA(), pair.logEvidenceForB());
        String evidence = log > 14 ? "10^" + number("%.0f", log / Math.log(10)) : number("%.3g", Math.exp(log));
        String counts = pair.aOnly() + " : " + pair.bOnly() + ", E = " + evidence;
        String a = fit(pair.a(), NAME);
        String b = fit(pair.b(), NAME);
        if (pair.decision() == Decision.INDISTINCT) {
            return a + " and " + b + " not told apart by " + pair.pairs() + " pairs (" + counts + ")";
        }
        String sign = pair.decision() == Decision.A_BETTER ? " > " : " < ";
        return a + sign + b + " after " + pair.stoppedAt() + " pairs (" + counts + ")";
    }

    private static List<String> notes(EvaluationTable table) {
        return List.of(
                "",
                "Rows that share a letter are not told apart (sequential test on paired seeds, all pairs together",
                "wrong with probability ≤ " + number("%.2g", table.alpha())
                        + "). Interval: posterior from a uniform prior. Calls per step and",
                "the time of a whole inference leave out each episode's first, which starts from pure noise. RTI runs",
                "the network once more before an observation comes: counted, but not in the time that follows it.");
    }

    static String calls(double value) {
        return value >= 1000 ? number("%.0f", value) : value >= 100 ? number("%.1f", value) : number("%.2f", value);
    }

    private static String percent(double rate) {
        return number("%.1f", 100 * rate);
    }

    private static String millis(long nanos) {
        double millis = nanos / 1e6;
        return number(millis >= 1000 ? "%.0f" : millis >= 10 ? "%.1f" : "%.3f", millis);
    }

    private static String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static void line(StringBuilder out, Object... cells) {
        out.append(String.format(Locale.ROOT, ROW, cells).stripTrailing()).append('\n');
    }
}
