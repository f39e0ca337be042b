package dev.armature.launch.evaluation;

import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.EvaluationTable.Row;
import java.util.List;
import java.util.Locale;

/// What real-time iteration claims (Duan et al. 2025) against solving every chunk from noise, on the same seeds: fewer
/// network calls, no fewer successes, a steadier hand.
public final class Goals {

    /// The subject of the demo, and what it is measured against.
    public static final String RTI = "rti@1";

    public static final String EVERY_STEP = "ddpm-100@1";
    public static final String EVERY_EIGHT = "ddpm-100@8";

    private static final double CALLS_EVERY_STEP = 25;
    private static final double CALLS_EVERY_EIGHT = 3;
    private static final double SUCCESS = 0.9;
    private static final double JERK = 0.75;
    private static final double LATENCY = 20;

    private Goals() {}

    /// The claims with this table's figures; none when it lacks one of the three rows.
    public static List<Highlight> of(EvaluationTable table) {
        List<String> names = table.rows().stream().map(Row::name).toList();
        if (!names.containsAll(List.of(RTI, EVERY_STEP, EVERY_EIGHT))) {
            return List.of();
        }
        Row rti = table.row(RTI);
        Row one = table.row(EVERY_STEP);
        Row eight = table.row(EVERY_EIGHT);
        double success = rti.success().mean();
        double better = Math.max(one.success().mean(), eight.success().mean());
        double latency = (double) one.latency().p99Nanos() / rti.latency().p99Nanos();
        return List.of(
                fewer(
                        "network calls, against " + EVERY_STEP,
                        one.callsPerStep() / rti.callsPerStep(),
                        CALLS_EVERY_STEP),
                fewer(
                        "network calls, against " + EVERY_EIGHT,
                        eight.callsPerStep() / rti.callsPerStep(),
                        CALLS_EVERY_EIGHT),
                new Highlight(text("%.1f %%", 100 * success), "success of " + RTI, "goal ≥ 90 %", success >= SUCCESS),
                new Highlight(
                        text("%.3f ×", success / better),
                        "success, against the better of the two",
                        "goal ≥ 1.0 ×",
                        success >= better),
                new Highlight(
                        text("%.2f ×", rti.jerk() / one.jerk()),
                        "jerk, against " + EVERY_STEP,
                        "goal ≤ 0.75 ×",
                        rti.jerk() <= JERK * one.jerk()),
                fewer("p99 of an inference, against " + EVERY_STEP, latency, LATENCY));
    }

    private static Highlight fewer(String label, double factor, double goal) {
        // calls are counted: 25 times fewer is 25 to the last digit but for rounding
        return new Highlight(text("÷ %.1f", factor), label, text("goal ≥ %.0f ×", goal), factor >= goal * (1 - 1e-9));
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
