package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.launch.report.RangeFigure.Range;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/// What the figures with one lane a policy show.
class FiguresTest {

    private static Page success(List<PolicyResults> policies) {
        Markup out = new Markup();
        SuccessFigure.draw(out, EvaluationTable.of(policies));
        return Page.of(out);
    }

    private static Page milestones(List<PolicyResults> policies, List<String> names) {
        Markup out = new Markup();
        MilestoneFigure.draw(out, policies, names);
        return Page.of(out);
    }

    private static Page seeds(List<PolicyResults> policies) {
        Markup out = new Markup();
        SeedFigure.draw(out, policies);
        return Page.of(out);
    }

    private static Page ranges(List<Range> ranges) {
        Markup out = new Markup();
        RangeFigure.draw(out, "d", "ms", ranges, Quantity::tick);
        return Page.of(out);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 30})
    void shouldDrawSuccessOfManyPolicies(int count) {
        List<PolicyResults> policies = Made.policies(count, 40);
        EvaluationTable table = EvaluationTable.of(policies);
        List<Element> lanes = success(policies).lanes();
        assertThat(lanes).hasSize(count);
        for (int i = 0; i < count; i++) {
            Element lane = lanes.get(i);
            double mean = 100 * table.rows().get(i).success().mean();
            assertThat(lane.getAttribute("class")).isEqualTo("lane c" + i % 8);
            assertThat(Page.number(Page.all(lane, "rect", "faint").getFirst(), "width"))
                    .isCloseTo(mean, within(1e-3));
            assertThat(Page.number(Page.all(lane, "circle", "mark").getFirst(), "cx"))
                    .isCloseTo(mean, within(1e-3));
            List<Element> whiskers = Page.all(lane, "line", "whisker");
            assertThat(whiskers).hasSize(3);
            double low = Page.number(whiskers.getFirst(), "x1");
            double high = Page.number(whiskers.getFirst(), "x2");
            assertThat(low)
                    .isCloseTo(100 * table.rows().get(i).interval().low(), within(1e-3))
                    .isLessThan(high);
            assertThat(Page.number(whiskers.get(1), "x1"))
                    .isEqualTo(Page.number(whiskers.get(1), "x2"))
                    .isEqualTo(low);
            assertThat(Page.number(whiskers.get(2), "x1")).isEqualTo(high);
            assertThat(mean).isBetween(low - 3, high + 3);
            assertThat(lane.getTextContent()).startsWith("policy " + i).endsWith(Quantity.percent(mean / 100));
        }
    }

    @Test
    void shouldScaleSuccessFromZeroToHundredWhateverCame() {
        for (int failures : new int[] {0, 10}) {
            Page page = success(List.of(Made.policy("p", 10, failures)));
            assertThat(page.texts("text", "")).containsExactly("0", "25", "50", "75", "100");
            assertThat(Page.number(page.all("circle", "mark").getFirst(), "cx")).isEqualTo(failures == 0 ? 100 : 0);
        }
    }

    @Property(tries = 100)
    void shouldOrderMarksAsTheirQuantities(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int n) {
        Random random = new Random(seed);
        List<Range> given = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double mark = Math.pow(10, 6 * random.nextDouble() - 2);
            given.add(
                    random.nextBoolean()
                            ? Range.exact("p" + i, mark, "v" + i)
                            : new Range("p" + i, mark / 1.5, mark, mark * 2, "v" + i));
        }
        Page page = ranges(given);
        List<Element> lanes = page.lanes();
        assertThat(lanes).hasSize(n);
        for (int i = 0; i < n; i++) {
            Range range = given.get(i);
            double at = Page.number(Page.all(lanes.get(i), "circle", "mark").getFirst(), "cx");
            assertThat(at).isBetween(0.0, 100.0);
            List<Element> bands = Page.all(lanes.get(i), "line", "band");
            assertThat(bands).hasSize(range.high() > range.low() ? 1 : 0);
            for (Element band : bands) {
                assertThat(Page.number(band, "x1")).isLessThan(at);
                assertThat(Page.number(band, "x2")).isGreaterThan(at).isLessThan(100.0);
            }
            assertThat(Page.all(lanes.get(i), "line", "lead")).hasSize(1 - bands.size());
            for (int j = 0; j < i; j++) {
                double other =
                        Page.number(Page.all(lanes.get(j), "circle", "mark").getFirst(), "cx");
                assertThat(Math.signum(at - other))
                        .as("%s and %s", range, given.get(j))
                        .isIn(0.0, Math.signum(range.mark() - given.get(j).mark()));
            }
        }
    }

    @Test
    void shouldDrawNoMarkForNothingMeasured() {
        Page page = ranges(List.of(Range.exact("none", 0, "0"), Range.exact("some", 5, "5.00")));
        assertThat(Page.all(page.lanes().getFirst(), "circle", "mark")).isEmpty();
        assertThat(Page.all(page.lanes().get(1), "circle", "mark")).hasSize(1);
        assertThat(page.lanes().getFirst().getTextContent()).isEqualTo("none0");
        assertThat(ranges(List.of()).lanes()).isEmpty();
        assertThat(ranges(List.of()).texts("text", "")).containsExactly("1", "2", "5", "10");
    }

    @Test
    void shouldDivideEveryPolicyIntoItsEpisodes() {
        List<String> names = List.of("reached", "over_tray");
        PolicyResults mixed = new PolicyResults(
                "mixed",
                "",
                "",
                List.of(
                        Made.episode(1, ""),
                        Made.episode(2, "dropped", "reached", "over_tray"),
                        Made.episode(3, "dropped", "reached"),
                        Made.episode(4, "time is up")));
        Page page = milestones(
                List.of(mixed, Made.policy("all", 5, 0), new PolicyResults("none", "", "", List.of())), names);
        List<Element> bars = Page.all(page.lanes().getFirst(), "rect", "stage");
        assertThat(bars).hasSize(4);
        double at = 0;
        for (Element bar : bars) {
            assertThat(Page.number(bar, "x")).isCloseTo(at, within(1e-3));
            assertThat(Page.number(bar, "width")).isCloseTo(25, within(1e-3));
            at += 25;
        }
        assertThat(bars.getFirst().getAttribute("class")).isEqualTo("stage full");
        assertThat(bars.getLast().getAttribute("class")).isEqualTo("stage none");
        assertThat(bars.get(1).getAttribute("style")).isEqualTo("--t: 100%");
        assertThat(bars.get(2).getAttribute("style")).isEqualTo("--t: 0%");
        assertThat(page.texts("span", "value")).startsWith("1 of 4", "5 of 5", "0 of 0");
        assertThat(Page.all(page.lanes().get(2), "rect", "stage")).isEmpty();
        assertThat(page.all("p", "legend").getFirst().getTextContent())
                .isEqualTo("successup to over trayup to reachednothing");
    }

    @Property(tries = 60)
    void shouldFillEveryLaneOfMilestones(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int n) {
        Random random = new Random(seed);
        List<String> names = List.of("a", "b", "c");
        List<dev.armature.sim.evaluate.EpisodeResult> episodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String[] reached = names.subList(0, random.nextInt(4)).toArray(new String[0]);
            episodes.add(Made.episode(i, random.nextBoolean() ? "" : "x", reached));
        }
        Page page = milestones(List.of(new PolicyResults("p", "", "", episodes)), names);
        double sum = 0;
        for (Element bar : page.all("rect", "stage")) {
            assertThat(Page.number(bar, "width")).isPositive();
            sum += Page.number(bar, "width");
        }
        assertThat(sum).isCloseTo(100, within(0.01));
    }

    @Test
    void shouldNameNoMilestonesWhereATaskHasNone() {
        Page page = milestones(List.of(Made.policy("p", 4, 1)), List.of());
        assertThat(page.all("p", "legend").getFirst().getTextContent()).isEqualTo("successnothing");
        assertThat(page.all("rect", "stage")).hasSize(2);
    }

    @Test
    void shouldPutTheHardestSeedFirstAndMarkWhatWasNotRun() {
        PolicyResults one = new PolicyResults(
                "one", "", "", List.of(Made.episode(7, "dropped"), Made.episode(8, ""), Made.episode(9, "late")));
        PolicyResults two = new PolicyResults("two", "", "", List.of(Made.episode(9, "<b>"), Made.episode(8, "")));
        Page page = seeds(List.of(one, two));
        assertThat(page.texts("title", ""))
                .containsExactly("seed 9: late", "seed 7: dropped", "seed 9: <b>", "seed 7: not run");
        List<Element> failed = Page.all(page.lanes().getFirst(), "rect", "failed");
        assertThat(Page.number(failed.get(0), "x")).isZero();
        assertThat(Page.number(failed.get(1), "x")).isCloseTo(100 / 3.0, within(1e-3));
        assertThat(Page.number(failed.get(1), "width")).isCloseTo(100 / 3.0, within(1e-3));
        assertThat(Page.all(page.lanes().get(1), "rect", "missing")).hasSize(1);
        assertThat(page.texts("span", "value")).startsWith("2 failed", "1 failed");
        assertThat(page.texts("span", "name")).containsExactly("one", "two", "3 seeds");
    }

    @Property(tries = 40)
    void shouldMarkEachFailureOnceAndInsideItsLane(
            @ForAll @IntRange(min = 0, max = 200) int n, @ForAll @IntRange(min = 0, max = 12) int policies) {
        Page page = seeds(Made.policies(policies, n));
        assertThat(page.lanes()).hasSize(policies);
        for (int i = 0; i < policies; i++) {
            List<Element> failed = Page.all(page.lanes().get(i), "rect", "failed");
            assertThat(failed).hasSize(Math.min(i, n));
            for (Element mark : failed) {
                assertThat(Page.number(mark, "x") + Page.number(mark, "width")).isLessThanOrEqualTo(100.002);
            }
        }
        assertThat(page.texts("span", "name")).endsWith((policies == 0 ? 0 : n) + " seeds");
    }
}
