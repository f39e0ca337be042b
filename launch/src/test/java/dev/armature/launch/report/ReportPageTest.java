package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.launch.report.EvaluationReport.Provenance;
import dev.armature.launch.report.EvaluationReport.Setting;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class ReportPageTest {
    /// Classes that name what an element is and need no style of their own.
    private static final List<String> PLAIN = List.of("outcome", "pairs", "failures", "lanes");

    private static final Provenance FROM = new Provenance("armature evaluate", "0123abcd", "2 cores", "1 … 9", "today");

    private static EvaluationReport report(
            String title, String summary, List<Highlight> highlights, List<PolicyResults> policies) {
        return new EvaluationReport(
                title,
                summary,
                highlights,
                EvaluationTable.of(policies),
                policies,
                List.of("reached"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                FROM);
    }

    private static Page page(EvaluationReport report) {
        return Page.of(report.html());
    }

    @Test
    void shouldPartTheSummaryIntoParagraphs() {
        Page page = page(report("t", "one\nstill one\n\n  two  \n \n\n\nthree\n\n", List.of(), Made.policies(1, 2)));
        assertThat(page.texts("p", "lead")).containsExactly("one\nstill one", "two", "three");
        assertThat(page(report("t", "", List.of(), Made.policies(1, 2))).all("p", "lead"))
                .isEmpty();
    }

    @Test
    void shouldSayWhichGoalsHold() {
        Page page = page(report(
                "t",
                "s",
                List.of(
                        new Highlight("÷ 98", "calls", "goal ≥ 25×", true),
                        new Highlight("1.3 ×", "jerk", "goal ≤ 0.75×", false),
                        new Highlight("12 s", "length", "", true)),
                Made.policies(2, 3)));
        assertThat(page.texts("em", "holds")).containsExactly("✓ goal ≥ 25×");
        assertThat(page.texts("em", "fails")).containsExactly("✗ goal ≤ 0.75×");
        assertThat(page.texts("strong", "")).containsExactly("÷ 98", "1.3 ×", "12 s");
        assertThat(page(report("t", "s", List.of(), Made.policies(1, 1))).all("ul", "highlights"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void shouldNumberItsFiguresWithoutGaps(int policies) {
        Page page = page(report("t", "s", List.of(), Made.policies(policies, 30)));
        List<String> captions = page.texts("figcaption", "");
        for (int i = 0; i < captions.size(); i++) {
            assertThat(captions.get(i)).startsWith("Figure " + (i + 1) + ". ");
        }
        assertThat(page.all("figure", "")).hasSameSizeAs(captions).hasSize(7);
        assertThat(page.all("table", "pairs")).hasSize(1);
        assertThat(page.lanes()).hasSize(7 * policies);
    }

    @Test
    void shouldSayAllWherePoliciesPlayedDifferentNumbers() {
        List<PolicyResults> uneven = List.of(Made.policy("a", 4, 1), Made.policy("b", 5, 1));
        assertThat(page(report("t", "s", List.of(), uneven))
                        .texts("figcaption", "")
                        .getFirst())
                .contains("Success in all episodes");
        assertThat(page(report("t", "s", List.of(), Made.policies(2, 4)))
                        .texts("figcaption", "")
                        .getFirst())
                .contains("Success in 4 episodes");
    }

    @Test
    void shouldKeepHostileTextsAsTextEverywhere() {
        for (String hostile : Made.HOSTILE) {
            List<PolicyResults> policies = List.of(new PolicyResults(
                    hostile, hostile, hostile, List.of(Made.episode(1, "f" + hostile, "m" + hostile))));
            EvaluationReport report = new EvaluationReport(
                    hostile,
                    hostile,
                    List.of(new Highlight(hostile, hostile, "g" + hostile, true)),
                    EvaluationTable.of(policies),
                    policies,
                    List.of("m" + hostile),
                    List.of(),
                    List.of(new Filmstrip(hostile, List.of(new Filmstrip.Frame("iVBOR", hostile)))),
                    List.of(new TopDown(hostile, List.of(), List.of(new TopDown.Path(hostile, List.of())))),
                    List.of(new Setting(hostile, hostile)),
                    new Provenance(hostile, hostile, hostile, hostile, hostile));
            Page page = page(report);
            String shown = hostile.replace('\0', '\uFFFD').replace('\uFFFF', '\uFFFD');
            assertThat(page.all("script", "")).isEmpty();
            assertThat(page.texts("h1", "")).containsExactly(shown);
            assertThat(page.texts("code", "")).containsExactly(shown);
            assertThat(page.all("img", ""))
                    .extracting(e -> e.getAttribute("alt"))
                    .containsExactly(shown);
            assertThat(page.texts("h2", "")).hasSize(8);
        }
    }

    @Test
    void shouldListSettingsInTheirOrderAndTheSumsOfPolicies() {
        List<PolicyResults> policies =
                List.of(new PolicyResults("a", "ddim-10", "5eed", List.of()), Made.policy("b", 2, 0));
        EvaluationReport report = new EvaluationReport(
                "t",
                "s",
                List.of(),
                EvaluationTable.of(policies),
                policies,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Setting("z", "1"), new Setting("a", "2")),
                FROM);
        Page page = page(report);
        assertThat(page.texts("dt", "")).containsExactly("machine", "commit", "seeds", "z", "a", "a", "b");
        assertThat(page.texts("dd", ""))
                .containsExactly(
                        "2 cores", "0123abcd", "1 … 9", "1", "2", "ddim-10 · policy sha256 5eed", "ddim-10 execute=1");
        assertThat(page.texts("p", "byline")).containsExactly("today · seeds 1 … 9 · commit 0123abcd");
    }

    /// A class that is drawn but not in the style sheet would be black on black.
    @Test
    void shouldStyleWhatItDraws() throws IOException {
        String html = SampleReport.make(20).html();
        String style = html.substring(html.indexOf("<style>"), html.indexOf("</style>"));
        TreeSet<String> unstyled = new TreeSet<>();
        for (Element element : Page.of(html).all("*", "")) {
            for (String name : element.getAttribute("class").split(" ", -1)) {
                Matcher known = Pattern.compile("\\." + Pattern.quote(name) + "(?![\\w-])")
                        .matcher(style);
                if (!name.isEmpty() && !known.find() && !PLAIN.contains(name)) {
                    unstyled.add(element.getTagName() + "." + name);
                }
            }
        }
        assertThat(unstyled).isEmpty();
    }

    @Test
    void shouldLoadNothingByItsOwnPolicy() {
        List<String> policies = new ArrayList<>();
        for (Element meta : page(SampleReport.make(5)).all("meta", "")) {
            if (meta.getAttribute("http-equiv").equals("Content-Security-Policy")) {
                policies.add(meta.getAttribute("content"));
            }
        }
        assertThat(policies).hasSize(1);
        assertThat(policies.getFirst()).startsWith("default-src 'none'").doesNotContain("http", "script-src");
    }

    @Test
    void shouldWriteUtf8AndReplaceWhatWasThere(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "x".repeat(1_000_000));
        EvaluationReport report = report("größe ÷ 😀", "s", List.of(), Made.policies(1, 1));
        report.write(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(report.html().getBytes(StandardCharsets.UTF_8));
        assertThat(report.html()).contains("charset=\"utf-8\"", "größe ÷ 😀");
    }

    @Test
    void shouldSayWhereItCannotWrite(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        EvaluationReport report = report("t", "s", List.of(), Made.policies(1, 1));
        assertThatThrownBy(() -> report.write(file.resolve("report.html"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldNotChangeWhenTheGivenListsChange() {
        List<Filmstrip.Frame> frames = new ArrayList<>(List.of(Filmstrip.Frame.of(new byte[] {1, 2, 3}, "c")));
        Filmstrip strip = new Filmstrip("s", frames);
        frames.clear();
        assertThat(strip.frames()).containsExactly(new Filmstrip.Frame("AQID", "c"));
        List<Setting> settings = new ArrayList<>(List.of(new Setting("a", "b")));
        List<PolicyResults> none = List.of();
        EvaluationReport report = new EvaluationReport(
                "t",
                "s",
                List.of(),
                EvaluationTable.of(none),
                none,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                settings,
                FROM);
        settings.clear();
        assertThat(report.settings()).hasSize(1);
        assertThat(page(report).lanes()).isEmpty();
    }
}
