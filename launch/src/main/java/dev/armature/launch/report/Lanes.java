package dev.armature.launch.report;

import java.util.List;
import java.util.function.Function;

/// A figure with one horizontal lane for each policy: its name, its marks, its value, and one axis below.
///
/// Marks stand in percent of the lane's width and pixels of its height.
final class Lanes {

    /// Height of a lane in CSS pixels.
    static final int HEIGHT = 30;

    private static final int COLOURS = 8;

    private final Markup out;
    private final List<Double> ticks;

    /// Begins a figure.
    ///
    /// @param ticks where grid lines stand, in percent
    Lanes(Markup out, String description, List<Double> ticks) {
        this.out = out;
        this.ticks = List.copyOf(ticks);
        out.open("div", "class", "lanes", "role", "group", "aria-label", description)
                .newline();
    }

    /// The class that gives policy `index` its colour everywhere in the report.
    static String colour(int index) {
        return "c" + index % COLOURS;
    }

    /// Begins the lane of policy `index`; its marks follow on the [Markup].
    void begin(int index, String name) {
        out.open("div", "class", "lane " + colour(index));
        name(out, name);
        out.open("svg", "class", "marks", "width", "100%", "height", String.valueOf(HEIGHT), "aria-hidden", "true");
        for (double tick : ticks) {
            line(tick, tick, 0, HEIGHT, "grid");
        }
    }

    /// Ends the lane with the value in words.
    void end(String value) {
        out.close("svg").text("span", value, "class", "value").close("div").newline();
    }

    /// Ends the figure with the axis.
    void finish(Function<Integer, String> label, String unit) {
        out.open("div", "class", "lane axis").text("span", unit, "class", "name");
        out.open("svg", "class", "marks", "width", "100%", "height", "18", "aria-hidden", "true");
        for (int i = 0; i < ticks.size(); i++) {
            double x = ticks.get(i);
            String anchor = x < 4 ? "start" : x > 96 ? "end" : "middle";
            out.text("text", label.apply(i), "x", percent(x), "y", "13", "text-anchor", anchor);
        }
        out.close("svg")
                .text("span", "", "class", "value")
                .close("div")
                .close("div")
                .newline();
    }

    /// The dot and name of a policy.
    static void name(Markup out, String name) {
        out.open("span", "class", "name")
                .text("i", "", "class", "dot")
                .plain(name)
                .close("span");
    }

    void bar(double from, double to, int y, int height, String style) {
        out.empty(
                "rect",
                "x",
                percent(from),
                "width",
                percent(Math.max(to - from, 0)),
                "y",
                String.valueOf(y),
                "height",
                String.valueOf(height),
                "class",
                style);
    }

    void line(double x1, double x2, int y1, int y2, String style) {
        out.empty(
                "line",
                "x1",
                percent(x1),
                "x2",
                percent(x2),
                "y1",
                String.valueOf(y1),
                "y2",
                String.valueOf(y2),
                "class",
                style);
    }

    void dot(double x, double radius, String style) {
        out.empty(
                "circle",
                "cx",
                percent(x),
                "cy",
                String.valueOf(HEIGHT / 2),
                "r",
                Markup.number(radius),
                "class",
                style);
    }

    private static String percent(double value) {
        return Markup.number(value) + "%";
    }
}
