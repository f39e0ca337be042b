package dev.armature.launch.report;

import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.launch.report.RangeFigure.Range;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Puts the page together, section by section.
final class ReportPage {

    private static final String STYLE = resource("report.css");

    private final Markup out = new Markup();
    private final EvaluationReport report;
    private int figures;

    private ReportPage(EvaluationReport report) {
        this.report = report;
    }

    static String render(EvaluationReport report) {
        ReportPage page = new ReportPage(report);
        page.head();
        page.opening();
        page.outcome();
        page.live();
        page.cost();
        page.smoothness();
        page.progress();
        page.pictures();
        page.paths();
        page.details();
        page.out.close("main").close("body").close("html").newline();
        return page.out.toString();
    }

    private void head() {
        out.trusted("<!DOCTYPE html>\n").open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        out.open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        out.text("title", report.title());
        out.open("style").trusted(STYLE).close("style").close("head").newline();
        out.open("body").open("main").newline();
    }

    private void opening() {
        EvaluationReport.Provenance from = report.provenance();
        out.open("header").text("p", "Armature · evaluation", "class", "kicker").text("h1", report.title());
        for (String paragraph : report.summary().split("\\n\\s*\\n", -1)) {
            if (!paragraph.isBlank()) {
                out.text("p", paragraph.strip(), "class", "lead");
            }
        }
        out.text("p", from.date() + " · seeds " + from.seeds() + " · commit " + from.commit(), "class", "byline");
        out.close("header").newline();
        if (!report.highlights().isEmpty()) {
            out.open("ul", "class", "highlights");
            for (Highlight highlight : report.highlights()) {
                out.open("li").text("strong", highlight.value()).text("span", highlight.label());
                if (!highlight.goal().isEmpty()) {
                    String verdict = highlight.holds() ? "✓ " : "✗ ";
                    out.text("em", verdict + highlight.goal(), "class", highlight.holds() ? "holds" : "fails");
                }
                out.close("li").newline();
            }
            out.close("ul").newline();
        }
    }

    private void outcome() {
        section("Outcome");
        ReportTables.outcome(out, report.table());
        out.text(
                "p",
                "Policies that share a letter are not told apart: sequential test on paired seeds, all pairs together"
                        + " wrong with probability at most "
                        + Markup.number(report.table().alpha())
                        + ". Calls per step and the times p50 and p99 of a whole inference are those of the steady"
                        + " state; “first” is the inference that opens an episode from pure noise. RTI runs the network"
                        + " once more before an observation comes, which is counted as a call but not in p50 and p99.",
                "class",
                "note");
        figure(
                "Success in " + episodes() + " episodes from the same seeds. Dot: measured rate; line: 95 % interval of"
                        + " the posterior from a uniform prior.",
                () -> SuccessFigure.draw(out, report.table()));
        close();
    }

    private void live() {
        if (report.live().isEmpty()) {
            return;
        }
        section("In real time");
        ReportTables.live(out, report.live());
        out.text(
                "p",
                "The control thread ticks at 1 kHz on the clock and does not wait for the policy, which runs beside it."
                        + " Late: ticks that were not done when the next was due. Held: ticks in which the safety filter"
                        + " held the arm after it first moved; wait: the time before. Age: from the capture of an"
                        + " observation to the first tick that acts on it. Missed: observations that were overtaken"
                        + " while the policy computed. Inference and age leave out the first chunk, which starts from"
                        + " pure noise.",
                "class",
                "note");
        close();
    }

    private void cost() {
        section("What an action costs");
        List<EvaluationTable.Row> rows = report.table().rows();
        figure(
                "Network calls per control step in steady state.",
                () -> RangeFigure.draw(
                        out,
                        "network calls per control step",
                        "calls / step",
                        rows.stream()
                                .map(row -> Range.exact(
                                        row.name(), row.callsPerStep(), Quantity.digits(row.callsPerStep())))
                                .toList(),
                        Quantity::tick));
        figure(
                "Network calls of a whole episode, the first full solve included.",
                () -> RangeFigure.draw(
                        out,
                        "network calls per episode",
                        "calls / episode",
                        rows.stream()
                                .map(row -> Range.exact(
                                        row.name(), row.callsPerEpisode(), Quantity.digits(row.callsPerEpisode())))
                                .toList(),
                        Quantity::tick));
        figure(
                "Time of one whole inference in steady state: median (dot) to 99 % (end of the line).",
                () -> RangeFigure.draw(
                        out,
                        "inference time",
                        "time, ms",
                        rows.stream()
                                .map(row -> new Range(
                                        row.name(),
                                        row.latency().p50Nanos(),
                                        row.latency().p50Nanos(),
                                        row.latency().p99Nanos(),
                                        Quantity.duration(row.latency().p50Nanos())))
                                .toList(),
                        nanos -> Quantity.tick(nanos / 1e6)));
        close();
    }

    private void smoothness() {
        section("How smooth the commands are");
        figure(
                "Jerk: mean second difference of the executed position command. Dot: mean; line: middle 80 % of"
                        + " episodes.",
                () -> RangeFigure.draw(
                        out,
                        "jerk",
                        "jerk, mm",
                        report.policies().stream()
                                .map(policy -> new Range(
                                        policy.name(),
                                        quantile(policy, EpisodeResult::jerk, 0.1),
                                        policy.jerk(),
                                        quantile(policy, EpisodeResult::jerk, 0.9),
                                        Quantity.length(policy.jerk())))
                                .toList(),
                        metres -> Quantity.tick(metres * 1e3)));
        close();
    }

    private void progress() {
        section("How far episodes came");
        figure(
                "Episodes by the last milestone that they reached.",
                () -> MilestoneFigure.draw(out, report.policies(), report.milestones()));
        figure(
                "Every episode. A column is a seed, the hardest at the left; red marks a failure, grey an episode that"
                        + " was not run.",
                () -> SeedFigure.draw(out, report.policies()));
        ReportTables.failures(out, report.policies());
        close();
    }

    private void pictures() {
        if (report.filmstrips().isEmpty()) {
            return;
        }
        section("What the camera saw");
        for (Filmstrip strip : report.filmstrips()) {
            figure(strip.caption(), () -> {
                out.open("div", "class", "film");
                for (Filmstrip.Frame frame : strip.frames()) {
                    out.open("div")
                            .empty("img", "alt", frame.caption(), "src", "data:image/png;base64," + frame.pngBase64());
                    out.text("p", frame.caption()).close("div").newline();
                }
                out.close("div");
            });
        }
        close();
    }

    private void paths() {
        if (report.topDowns().isEmpty()) {
            return;
        }
        section("Paths from above");
        List<String> modes = TopDownFigure.modes(report.topDowns());
        out.open("p", "class", "legend");
        for (int i = 0; i < modes.size(); i++) {
            out.open("span")
                    .text("i", "", "class", "swatch line " + TopDownFigure.colour(i))
                    .plain(modes.get(i));
            out.close("span");
        }
        out.close("p");
        TopDownFigure drawing = new TopDownFigure(report.topDowns());
        out.open("div", "class", "scenes");
        for (TopDown scene : report.topDowns()) {
            figure(scene.caption(), () -> drawing.draw(out, scene, modes));
        }
        out.close("div");
        close();
    }

    private void details() {
        section("Pairs");
        ReportTables.pairs(out, report.table());
        out.text(
                "p",
                "E is the evidence that the better of the two is better: under equality it is below x at all"
                        + " times with probability at least 1 − 1/x, however often one looks.",
                "class",
                "note");
        close();
        section("Repeat it");
        EvaluationReport.Provenance from = report.provenance();
        out.open("pre").text("code", from.command()).close("pre").newline();
        out.open("dl");
        setting("machine", from.machine());
        setting("commit", from.commit());
        setting("seeds", from.seeds());
        report.settings().forEach(setting -> setting(setting.name(), setting.value()));
        for (PolicyResults policy : report.policies()) {
            setting(
                    policy.name(),
                    policy.sampler()
                            + (policy.policySha256().isEmpty() ? "" : " · policy sha256 " + policy.policySha256()));
        }
        out.close("dl");
        close();
    }

    private void section(String title) {
        out.open("section").text("h2", title).newline();
    }

    private void close() {
        out.close("section").newline();
    }

    private void figure(String caption, Runnable content) {
        figures++;
        out.open("figure");
        content.run();
        out.open("figcaption").text("b", "Figure " + figures + ". ").plain(caption);
        out.close("figcaption").close("figure").newline();
    }

    private void setting(String name, String value) {
        out.open("div").text("dt", name).text("dd", value).close("div").newline();
    }

    private String episodes() {
        int[] counts = report.policies().stream()
                .mapToInt(policy -> policy.episodes().size())
                .distinct()
                .toArray();
        return counts.length == 1 ? String.valueOf(counts[0]) : "all";
    }

    private static double quantile(PolicyResults policy, ToDoubleFunction<EpisodeResult> value, double share) {
        double[] sorted = policy.episodes().stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.floor(share * (sorted.length - 1))];
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this program's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
