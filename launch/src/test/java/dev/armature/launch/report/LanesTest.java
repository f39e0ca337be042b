package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LanesTest {
    private static final List<Double> TICKS = List.of(0.0, 50.0, 100.0);

    @Test
    void shouldDrawAFigureWithoutLanes() {
        Markup out = new Markup();
        new Lanes(out, "nothing", List.of()).finish(i -> "", "unit");
        Page page = Page.of(out);
        assertThat(page.lanes()).isEmpty();
        assertThat(page.all("div", "lanes").getFirst().getAttribute("aria-label"))
                .isEqualTo("nothing");
        assertThat(page.texts("span", "name")).containsExactly("unit");
    }

    @Test
    void shouldLabelTheAxisUnderItsGridLines() {
        Markup out = new Markup();
        Lanes lanes = new Lanes(out, "d", TICKS);
        lanes.begin(0, "first");
        lanes.end("1");
        lanes.finish(i -> "t" + i, "%");
        Page page = Page.of(out);
        assertThat(page.texts("text", "")).containsExactly("t0", "t1", "t2");
        assertThat(page.all("text", ""))
                .extracting(e -> e.getAttribute("text-anchor"))
                .containsExactly("start", "middle", "end");
        List<Element> grid = page.all("line", "grid");
        List<Element> labels = page.all("text", "");
        for (int i = 0; i < 3; i++) {
            assertThat(Page.number(grid.get(i), "x1")).isEqualTo(Page.number(labels.get(i), "x"));
            assertThat(Page.number(grid.get(i), "x2")).isEqualTo(TICKS.get(i));
        }
    }

    @Property(tries = 50)
    void shouldGiveNeighboursDifferentColoursAndRepeatThemAfterAll(@ForAll @IntRange(min = 0, max = 100) int index) {
        assertThat(Lanes.colour(index)).isNotEqualTo(Lanes.colour(index + 1)).isEqualTo(Lanes.colour(index + 8));
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            all.add(Lanes.colour(index + i));
        }
        assertThat(all).hasSize(8).allMatch(c -> c.matches("c[0-7]"));
    }

    @Test
    void shouldKeepHostileNamesAndValuesAsText() {
        for (String hostile : Made.HOSTILE) {
            Markup out = new Markup();
            Lanes lanes = new Lanes(out, hostile, TICKS);
            lanes.begin(0, hostile);
            lanes.end(hostile);
            lanes.finish(i -> hostile, hostile);
            Page page = Page.of(out);
            String shown = hostile.replace('\0', '\uFFFD').replace('\uFFFF', '\uFFFD');
            assertThat(page.texts("span", "name")).containsExactly(shown, shown);
            assertThat(page.texts("text", "")).containsExactly(shown, shown, shown);
            assertThat(page.texts("span", "value").getFirst()).isEqualTo(shown);
            assertThat(page.all("script", "")).isEmpty();
            assertThat(page.all("div", "lanes").getFirst().getAttribute("aria-label"))
                    .isEqualTo(shown);
        }
    }

    @Property(tries = 100)
    void shouldWriteBarsOfNoNegativeWidth(
            @ForAll @DoubleRange(min = 0, max = 100) double from, @ForAll @DoubleRange(min = 0, max = 100) double to) {
        Markup out = new Markup();
        Lanes lanes = new Lanes(out, "d", List.of());
        lanes.begin(0, "p");
        lanes.bar(from, to, 3, 9, "b");
        lanes.line(from, to, 1, 2, "l");
        lanes.dot(to, 4.5, "m");
        lanes.end("v");
        lanes.finish(i -> "", "");
        Page page = Page.of(out);
        Element bar = page.all("rect", "b").getFirst();
        assertThat(Page.number(bar, "x")).isCloseTo(from, within(1e-3));
        assertThat(Page.number(bar, "width")).isCloseTo(Math.max(0, to - from), within(1e-3));
        Element line = page.all("line", "l").getFirst();
        assertThat(Page.number(line, "x2")).isCloseTo(to, within(1e-3));
        assertThat(Page.number(page.all("circle", "m").getFirst(), "cx")).isCloseTo(to, within(1e-3));
        assertThat(page.all("circle", "m").getFirst().getAttribute("r")).isEqualTo("4.5");
    }

    @Property(tries = 200)
    void shouldWriteNumbersThatReadBack(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
        String text = Markup.number(value);
        assertThat(Double.parseDouble(text)).isCloseTo(value, within(5.1e-4));
        assertThat(text)
                .matches("-?\\d+(\\.\\d{1,3})?")
                .doesNotMatch(".*\\.\\d*0$")
                .isNotEqualTo("-0");
    }

    @Test
    void shouldNestElementsAsTheyWereOpened() {
        Markup out = new Markup();
        out.open("div", "class", "a").open("p").plain("x").close("p").newline();
        out.empty("br").text("b", "y", "title", "t").close("div");
        assertThat(out).hasToString("<div class=\"a\"><p>x</p>\n<br/><b title=\"t\">y</b></div>");
        List<String> children = new ArrayList<>();
        for (Element e : Page.of(out).all("*", "")) {
            children.add(e.getTagName());
        }
        assertThat(children).containsExactly("div", "p", "br", "b");
    }
}
