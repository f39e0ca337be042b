package dev.armature.launch.report;

import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PairComparison;
import dev.armature.sim.evaluate.PolicyResults;
import dev.armature.sim.evaluate.statistics.Latency;
import dev.armature.sim.live.LiveRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables of the report: outcome, episodes in real time, pairs, reasons of failure.
final class ReportTables {

    private ReportTables() {}

    /// One row for each policy.
    static void outcome(Markup out, EvaluationTable table) {
        head(
                out,
                "outcome",
                List.of(
                        "policy",
                        "n",
                        "success",
                        "95 % interval",
                        "",
                        "calls / step",
                        "calls / episode",
                        "p50",
                        "p99",
                        "first",
                        "jerk",
                        "episode"));
        for (int i = 0; i < table.rows().size(); i++) {
            EvaluationTable.Row row = table.rows().get(i);
            out.open("tr", "class", Lanes.colour(i)).open("th", "scope", "row");
            Lanes.name(out, row.name());
            out.close("th");
            cell(out, String.valueOf(row.success().n()));
            out.open("td").text("b", Quantity.percent(row.success().mean())).close("td");
            cell(
                    out,
                    Markup.number(Math.round(1000 * row.interval().low()) / 10.0) + " – "
                            + Quantity.percent(row.interval().high()));
            out.open("td").text("span", row.letters(), "class", "letters").close("td");
            cell(out, Quantity.digits(row.callsPerStep()));
            cell(out, Quantity.digits(row.callsPerEpisode()));
            cell(out, Quantity.duration(row.latency().p50Nanos()));
            cell(out, Quantity.duration(row.latency().p99Nanos()));
            cell(out, Quantity.duration(row.firstLatency().p50Nanos()));
            cell(out, Quantity.length(row.jerk()));
            cell(out, Quantity.digits(row.simulatedSeconds()) + " s");
            out.close("tr").newline();
        }
        out.close("tbody").close("table").close("div").newline();
    }

    /// One row for each episode against the clock.
    static void live(Markup out, List<LiveRun> runs) {
        head(
                out,
                "live",
                List.of(
                        "policy",
                        "seed",
                        "result",
                        "episode",
                        "× real time",
                        "ticks",
                        "late",
                        "held",
                        "wait",
                        "tick p50",
                        "p99",
                        "inference p50",
                        "p99",
                        "age p50",
                        "p99",
                        "missed"));
        for (LiveRun run : runs) {
            LiveRun.Ticks ticks = run.ticks();
            LiveRun.Chunks chunks = run.chunks();
            out.open("tr").text("th", run.name(), "scope", "row");
            cell(out, String.valueOf(run.seed()));
            cell(out, run.success() ? "success" : run.failure());
            cell(out, Quantity.digits(run.simulatedSeconds()) + " s");
            cell(out, Markup.number(Math.round(1000 * run.realTimeFactor()) / 1000.0));
            cell(out, String.valueOf(ticks.count()));
            cell(out, String.valueOf(ticks.late()));
            cell(out, String.valueOf(ticks.held()));
            cell(out, ticks.waited() + " ms");
            latency(out, ticks.compute());
            latency(out, chunks.inference());
            latency(out, chunks.age());
            cell(out, String.valueOf(chunks.missed()));
            out.close("tr").newline();
        }
        out.close("tbody").close("table").close("div").newline();
    }

    private static void latency(Markup out, Latency latency) {
        cell(out, Quantity.duration(latency.p50Nanos()));
        cell(out, Quantity.duration(latency.p99Nanos()));
    }

    /// One row for each pair of policies.
    static void pairs(Markup out, EvaluationTable table) {
        head(out, "pairs", List.of("pair", "only the first", "only the second", "E", "says", "after pairs"));
        for (PairComparison pair : table.pairs()) {
            double log = Math.max(pair.logEvidenceForA(), pair.logEvidenceForB());
            out.open("tr").text("th", pair.a() + " · " + pair.b(), "scope", "row");
            cell(out, String.valueOf(pair.aOnly()));
            cell(out, String.valueOf(pair.bOnly()));
            evidence(out, log);
            cell(
                    out,
                    switch (pair.decision()) {
                        case A_BETTER -> "first is better";
                        case B_BETTER -> "second is better";
                        case INDISTINCT -> "not told apart";
                    });
            cell(out, String.valueOf(pair.different() ? pair.stoppedAt() : pair.pairs()));
            out.close("tr").newline();
        }
        out.close("tbody").close("table").close("div").newline();
    }

    /// Why episodes failed; nothing when none did.
    static void failures(Markup out, List<PolicyResults> policies) {
        TreeMap<String, int[]> reasons = new TreeMap<>();
        for (int i = 0; i < policies.size(); i++) {
            int policy = i;
            policies.get(i).episodes().stream()
                    .filter(episode -> !episode.success())
                    .forEach(episode ->
                            reasons.computeIfAbsent(episode.failure(), reason -> new int[policies.size()])[policy]++);
        }
        if (reasons.isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>(List.of("reason of failure"));
        policies.forEach(policy -> columns.add(policy.name()));
        head(out, "failures", columns);
        for (Map.Entry<String, int[]> reason : reasons.entrySet()) {
            out.open("tr").text("th", reason.getKey().isEmpty() ? "none given" : reason.getKey(), "scope", "row");
            for (int count : reason.getValue()) {
                cell(out, count == 0 ? "·" : String.valueOf(count));
            }
            out.close("tr").newline();
        }
        out.close("tbody").close("table").close("div").newline();
    }

    private static void evidence(Markup out, double log) {
        String text = Quantity.evidence(log);
        out.open("td");
        if (text.startsWith("10^")) {
            out.plain("10").text("sup", text.substring(3));
        } else {
            out.plain(text);
        }
        out.close("td");
    }

    private static void head(Markup out, String name, List<String> columns) {
        out.open("div", "class", "scroll")
                .open("table", "class", name)
                .open("thead")
                .open("tr");
        columns.forEach(column -> out.text("th", column, "scope", "col"));
        out.close("tr").close("thead").open("tbody").newline();
    }

    private static void cell(Markup out, String text) {
        out.text("td", text);
    }
}
