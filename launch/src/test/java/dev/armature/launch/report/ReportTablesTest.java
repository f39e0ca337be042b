package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PairComparison;
import dev.armature.sim.evaluate.PolicyResults;
import dev.armature.sim.evaluate.statistics.PairedSequentialTest.Decision;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReportTablesTest {

    private static Page outcome(EvaluationTable table) {
        Markup out = new Markup();
        ReportTables.outcome(out, table);
        return Page.of(out);
    }

    private static Page failures(List<PolicyResults> policies) {
        Markup out = new Markup();
        ReportTables.failures(out, policies);
        return Page.of(out);
    }

    private static Page pairs(PairComparison... pairs) {
        Markup out = new Markup();
        ReportTables.pairs(out, new EvaluationTable(List.of(), List.of(pairs), 0.05));
        return Page.of(out);
    }

    private static List<String> cells(Page page, int row) {
        return Page.all(page.all("tr", "").get(row), "td", "").stream()
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void shouldShowEachFigureOfARow() {
        Page page = outcome(EvaluationTable.of(List.of(Made.policy("mine", 10, 3))));
        assertThat(Page.all(page.all("thead", "").getFirst(), "th", "")).hasSize(12);
        List<String> cells = cells(page, 1);
        assertThat(cells).hasSize(11);
        assertThat(cells.get(0)).isEqualTo("10");
        assertThat(cells.get(1)).isEqualTo("70.0 %");
        assertThat(cells.get(2)).matches("\\d+(\\.\\d)? – \\d+\\.\\d %");
        assertThat(cells.get(5)).as("100 calls at first, 39 later").isEqualTo("139");
        assertThat(cells.get(6)).isEqualTo("0.400 ms");
        assertThat(cells.get(8)).as("the first inference").isEqualTo("9.00 ms");
        assertThat(cells.get(9)).isEqualTo("1.00 mm");
        assertThat(cells.get(10)).isEqualTo("4.00 s");
    }

    @Test
    void shouldShowEachFigureOfAnEpisodeInRealTime() {
        Markup out = new Markup();
        ReportTables.live(out, List.of(SampleReport.live("rti@1", true), SampleReport.live("ddpm-100@1", false)));
        Page page = Page.of(out);
        assertThat(Page.all(page.all("thead", "").getFirst(), "th", "")).hasSize(16);
        assertThat(cells(page, 1))
                .containsExactly(
                        "1000",
                        "success",
                        "8.10 s",
                        "0.964",
                        "8100",
                        "12",
                        "0",
                        "40 ms",
                        "0.013 ms",
                        "0.041 ms",
                        "0.800 ms",
                        "5.00 ms",
                        "1.80 ms",
                        "6.00 ms",
                        "0");
        assertThat(cells(page, 2)).contains("dropped", "9", "3");
    }

    @Property(tries = 30)
    void shouldHaveOneRowAPolicyWithAsManyCellsAsColumns(
            @ForAll @IntRange(min = 0, max = 15) int policies, @ForAll @IntRange(min = 0, max = 12) int n) {
        Page page = outcome(EvaluationTable.of(Made.policies(policies, n)));
        List<Element> rows = page.all("tr", "");
        assertThat(rows).hasSize(1 + policies);
        for (int i = 1; i <= policies; i++) {
            assertThat(Page.all(rows.get(i), "th", "")).hasSize(1);
            assertThat(Page.all(rows.get(i), "td", "")).hasSize(11);
            assertThat(rows.get(i).getTextContent())
                    .startsWith("policy " + (i - 1) + n)
                    .doesNotContain("NaN");
        }
    }

    @Test
    void shouldSayWhatAPairCameTo() {
        double log10 = Math.log(10);
        Page page = pairs(
                new PairComparison("a", "b", 200, 30, 2, 12 * log10, -3, Decision.A_BETTER, 40),
                new PairComparison("a", "c", 200, 1, 9, -1, Math.log(812), Decision.B_BETTER, 90),
                new PairComparison("b", "c", 200, 4, 5, Math.log(0.5), Math.log(1.25), Decision.INDISTINCT, 0));
        assertThat(page.texts("th", "")).contains("a · b", "a · c", "b · c");
        assertThat(cells(page, 1)).containsExactly("30", "2", "1012", "first is better", "40");
        assertThat(page.texts("sup", "")).containsExactly("12");
        assertThat(cells(page, 2)).containsExactly("1", "9", "812", "second is better", "90");
        assertThat(cells(page, 3)).containsExactly("4", "5", "1.25", "not told apart", "200");
    }

    @Test
    void shouldCountReasonsOfFailureByPolicy() {
        PolicyResults one = new PolicyResults(
                "one",
                "",
                "",
                List.of(
                        Made.episode(1, "touched the pillar"),
                        Made.episode(2, ""),
                        Made.episode(3, "dropped"),
                        Made.episode(4, "dropped")));
        PolicyResults two = new PolicyResults("two", "", "", List.of(Made.episode(1, "dropped"), Made.episode(2, "")));
        Page page = failures(List.of(one, two));
        assertThat(page.texts("th", ""))
                .containsExactly("reason of failure", "one", "two", "dropped", "touched the pillar");
        assertThat(cells(page, 1)).containsExactly("2", "1");
        assertThat(cells(page, 2)).containsExactly("1", "·");
    }

    @Test
    void shouldLeaveOutFailuresWhereThereAreNone() {
        assertThat(failures(List.of(Made.policy("p", 5, 0))).all("table", "")).isEmpty();
        assertThat(failures(List.of()).all("table", "")).isEmpty();
    }

    @Test
    void shouldNameAReasonThatWasNotGiven() {
        PolicyResults silent = new PolicyResults(
                "p",
                "",
                "",
                List.of(new dev.armature.sim.evaluate.EpisodeResult(
                        1, false, List.of(), 1, 1, 1, List.of(), 0, 1, "", "")));
        assertThat(failures(List.of(silent)).texts("th", "")).contains("none given");
    }

    @Test
    void shouldKeepHostileNamesAndReasonsAsText() {
        for (String hostile : Made.HOSTILE) {
            String reason = "x" + hostile;
            PolicyResults policy = new PolicyResults(hostile, "", "", List.of(Made.episode(1, reason)));
            String shown = hostile.replace('\0', '\uFFFD').replace('\uFFFF', '\uFFFD');
            assertThat(failures(List.of(policy)).texts("th", ""))
                    .containsExactly("reason of failure", shown, "x" + shown);
            assertThat(outcome(EvaluationTable.of(List.of(policy))).texts("span", "name"))
                    .containsExactly(shown);
        }
    }

    @Property(tries = 300)
    void shouldShowThreeDigitsThatAreRight(@ForAll @DoubleRange(min = 0.01, max = 1e9) double value) {
        String text = Quantity.digits(value);
        double read = Double.parseDouble(text.replace("\u2009", ""));
        assertThat(Math.abs(read - value)).isLessThanOrEqualTo(Math.max(0.00501 * value, 1e-12));
        assertThat(Quantity.digits(-value)).isEqualTo("-" + text);
        assertThat(text.chars().filter(Character::isDigit).count()).isGreaterThanOrEqualTo(3);
    }

    @Property(tries = 200)
    void shouldTrimATickWithoutChangingIt(@ForAll @DoubleRange(min = 0.01, max = 1e6) double value) {
        String tick = Quantity.tick(value);
        double read = Double.parseDouble(tick.replace("\u2009", ""));
        assertThat(read).isEqualTo(Double.parseDouble(Quantity.digits(value).replace("\u2009", "")));
        assertThat(tick).doesNotMatch(".*\\.0*$");
    }

    @Property(tries = 100)
    void shouldShowTimesAndRatesInTheirUnits(@ForAll @IntRange(min = 0, max = 1000) int thousandths) {
        assertThat(Quantity.percent(thousandths / 1000.0))
                .isEqualTo(String.format(Locale.ROOT, "%d.%d %%", thousandths / 10, thousandths % 10));
        String time = Quantity.duration(thousandths * 1_000_000L);
        assertThat(time).isEqualTo(Quantity.digits(thousandths) + " ms");
        assertThat(Quantity.length(thousandths / 1000.0))
                .isEqualTo(Quantity.digits(thousandths / 1000.0 * 1e3) + " mm");
    }
}
