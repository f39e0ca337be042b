package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.launch.report.TopDown.Circle;
import dev.armature.launch.report.TopDown.Path;
import dev.armature.launch.report.TopDown.Point;
import dev.armature.launch.report.TopDown.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TopDownFigureTest {
    private static final double WIDTH = 460;

    private static Page drawn(List<TopDown> all, TopDown scene) {
        Markup out = new Markup();
        new TopDownFigure(all).draw(out, scene, TopDownFigure.modes(all));
        return Page.of(out);
    }

    private static Page drawn(TopDown scene) {
        return drawn(List.of(scene), scene);
    }

    private static TopDown paths(Path... paths) {
        return new TopDown("c", List.of(), List.of(paths));
    }

    private static double[][] points(Element polyline) {
        String[] words = polyline.getAttribute("points").split(" ", -1);
        double[][] out = new double[words.length][];
        for (int i = 0; i < words.length; i++) {
            String[] xy = words[i].split(",", 2);
            out[i] = new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])};
        }
        return out;
    }

    /// Pixels a metre, from the ruler of 10 cm.
    private static double scale(Page page) {
        Element ruler = page.all("line", "ruler").getFirst();
        return (Page.number(ruler, "x2") - Page.number(ruler, "x1")) / 0.1;
    }

    @Test
    void shouldDrawXUpAndYToTheLeftInOneScale() {
        Path path = new Path("m", List.of(new Point(0, 0), new Point(0.2, 0), new Point(0.2, 0.1)));
        Page page = drawn(paths(path));
        double[][] at = points(page.all("polyline", "path").getFirst());
        double scale = scale(page);
        assertThat(at[1][0]).isEqualTo(at[0][0]);
        assertThat(at[1][1]).isCloseTo(at[0][1] - 0.2 * scale, within(0.11));
        assertThat(at[2][0]).isCloseTo(at[1][0] - 0.1 * scale, within(0.11));
        assertThat(at[2][1]).isEqualTo(at[1][1]);
    }

    @Test
    void shouldEndEachPathWithADotInItsColour() {
        Page page = drawn(paths(
                new Path("b", List.of(new Point(0, 0), new Point(0.1, 0.2))), new Path("a", List.of(new Point(0, 0)))));
        List<Element> lines = page.all("polyline", "path");
        List<Element> ends = page.all("circle", "end");
        assertThat(lines).hasSize(2);
        for (int i = 0; i < 2; i++) {
            double[][] at = points(lines.get(i));
            assertThat(Page.number(ends.get(i), "cx")).isEqualTo(at[at.length - 1][0]);
            assertThat(Page.number(ends.get(i), "cy")).isEqualTo(at[at.length - 1][1]);
        }
        // modes in alphabetical order: a is the first colour, b the second
        assertThat(lines.get(0).getAttribute("class")).isEqualTo("path " + TopDownFigure.colour(1));
        assertThat(ends.get(1).getAttribute("class")).isEqualTo("end " + TopDownFigure.colour(0));
        assertThat(TopDownFigure.colour(0)).isNotEqualTo(Lanes.colour(0));
    }

    @Test
    void shouldDrawThingsInTheirSizes() {
        TopDown scene = new TopDown(
                "c",
                List.of(
                        new Circle("pillar", new Point(0.5, 0.1), 0.04),
                        new Rectangle("tray", new Point(0.6, -0.2), 0.05, 0.1)),
                List.of());
        Page page = drawn(scene);
        double scale = scale(page);
        Element round = page.all("circle", "thing").getFirst();
        Element box = page.all("rect", "thing").getFirst();
        assertThat(Page.number(round, "r")).isCloseTo(0.04 * scale, within(1e-2));
        assertThat(Page.number(box, "width")).as("across is y").isCloseTo(0.2 * scale, within(1e-2));
        assertThat(Page.number(box, "height")).as("down is x").isCloseTo(0.1 * scale, within(1e-2));
        assertThat(Page.number(box, "x") + 0.1 * scale - Page.number(round, "cx"))
                .as("0.3 m to the right")
                .isCloseTo(0.3 * scale, within(0.2));
        assertThat(Page.number(round, "cy") - (Page.number(box, "y") + 0.05 * scale))
                .as("0.1 m below")
                .isCloseTo(0.1 * scale, within(0.2));
        assertThat(page.texts("text", "thing-label")).containsExactly("pillar", "tray");
        assertThat(page.texts("text", "ruler-label")).containsExactly("10 cm");
    }

    @Property(tries = 60)
    void shouldHoldEverythingOfAllScenesInOneFrame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int scenes) {
        Random random = new Random(seed);
        List<TopDown> all = new ArrayList<>();
        for (int s = 0; s < scenes; s++) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                points.add(new Point(2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1));
            }
            all.add(new TopDown(
                    "scene " + s,
                    List.of(
                            new Circle("c", points.get(0), 0.1 + random.nextDouble()),
                            new Rectangle("r", points.get(1), random.nextDouble(), random.nextDouble())),
                    List.of(new Path("m" + s, points))));
        }
        String frame = "";
        for (TopDown scene : all) {
            Page page = drawn(all, scene);
            Element svg = page.all("svg", "scene").getFirst();
            assertThat(svg.getAttribute("aria-label")).isEqualTo(scene.caption());
            frame = frame.isEmpty() ? svg.getAttribute("viewBox") : frame;
            assertThat(svg.getAttribute("viewBox")).isEqualTo(frame).startsWith("0 0 460 ");
            double height = Double.parseDouble(frame.substring("0 0 460 ".length()));
            for (double[] at : points(page.all("polyline", "path").getFirst())) {
                assertThat(at[0]).isBetween(0.0, WIDTH);
                assertThat(at[1]).isBetween(0.0, height);
            }
            Element round = page.all("circle", "thing").getFirst();
            double r = Page.number(round, "r");
            assertThat(Page.number(round, "cx")).isBetween(r, WIDTH - r);
            assertThat(Page.number(round, "cy")).isBetween(r, height - r);
        }
    }

    @Test
    void shouldPutABoxsLabelBesideTheEdgeThatIsFarFromTheMiddle() {
        TopDown scene = new TopDown(
                "c",
                List.of(
                        new Rectangle("far", new Point(0.9, 0), 0.15, 0.1),
                        new Rectangle("near", new Point(0.1, 0), 0.15, 0.1)),
                List.of());
        Page page = drawn(scene);
        List<Element> boxes = page.all("rect", "thing");
        List<Element> labels = page.all("text", "thing-label");
        for (int i = 0; i < 2; i++) {
            double top = Page.number(boxes.get(i), "y");
            double middle = top + Page.number(boxes.get(i), "height") / 2;
            double bottom = top + Page.number(boxes.get(i), "height");
            double y = Page.number(labels.get(i), "y");
            assertThat(y).isBetween(i == 0 ? top : middle, i == 0 ? middle : bottom);
        }
    }

    @Test
    void shouldStandScenesWithoutAnything() {
        Page nothing = drawn(new TopDown("empty", List.of(), List.of()));
        assertThat(nothing.all("polyline", "")).isEmpty();
        assertThat(nothing.texts("text", "")).containsExactly("10 cm");
        Page empty = drawn(paths(new Path("m", List.of())));
        assertThat(empty.all("polyline", "")).isEmpty();
        Page still = drawn(paths(new Path("m", List.of(new Point(0.3, 0.3), new Point(0.3, 0.3)))));
        assertThat(points(still.all("polyline", "path").getFirst())[0]).containsExactly(230, 230);
    }

    @Test
    void shouldKeepHostileLabelsAsText() {
        for (String hostile : Made.HOSTILE) {
            TopDown scene = new TopDown(
                    hostile,
                    List.of(new Circle(hostile, new Point(0, 0), 0.1)),
                    List.of(new Path(hostile, List.of(new Point(0, 0)))));
            Page page = drawn(scene);
            String shown = hostile.replace('\0', '\uFFFD').replace('\uFFFF', '\uFFFD');
            assertThat(page.texts("text", "thing-label")).containsExactly(shown);
            assertThat(page.all("svg", "scene").getFirst().getAttribute("aria-label"))
                    .isEqualTo(shown);
        }
    }

    @Test
    void shouldNameEachModeOnceInOrder() {
        List<TopDown> scenes = List.of(
                paths(new Path("right", List.of()), new Path("left", List.of()), new Path("right", List.of())),
                paths(new Path("failed", List.of())));
        assertThat(TopDownFigure.modes(scenes)).containsExactly("failed", "left", "right");
        assertThat(TopDownFigure.modes(List.of())).isEmpty();
    }
}
