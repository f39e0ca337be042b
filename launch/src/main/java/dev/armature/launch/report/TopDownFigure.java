package dev.armature.launch.report;

import dev.armature.launch.report.TopDown.Circle;
import dev.armature.launch.report.TopDown.Path;
import dev.armature.launch.report.TopDown.Point;
import dev.armature.launch.report.TopDown.Rectangle;
import dev.armature.launch.report.TopDown.Shape;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Paths from above, drawn as one standing behind the robot sees them: x up, y to the left, equal scales.
final class TopDownFigure {

    /// Width of the drawing in its own units; its height follows from the scene.
    private static final double WIDTH = 460;

    private static final int FIRST_COLOUR = 5;
    private static final double MARGIN_METRES = 0.03;

    private final double left;
    private final double top;
    private final double scale;
    private final double height;

    /// A drawing that holds everything in `scenes`, so that all of them have the same frame.
    TopDownFigure(List<TopDown> scenes) {
        double[] box = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
        for (TopDown scene : scenes) {
            scene.paths().forEach(path -> path.points().forEach(p -> grow(box, p, 0, 0)));
            for (Shape shape : scene.shapes()) {
                switch (shape) {
                    case Circle circle -> grow(box, circle.centre(), circle.radius(), circle.radius());
                    case Rectangle box2 -> grow(box, box2.centre(), box2.halfX(), box2.halfY());
                }
            }
        }
        if (box[0] > box[1]) {
            grow(box, new Point(0, 0), 0.1, 0.1);
        }
        left = box[3] + MARGIN_METRES;
        top = box[1] + MARGIN_METRES;
        scale = WIDTH / (left - box[2] + MARGIN_METRES);
        height = (top - box[0] + MARGIN_METRES) * scale;
    }

    /// Draws one scene.
    ///
    /// @param modes names of all modes of the report in order; each has its colour
    void draw(Markup out, TopDown scene, List<String> modes) {
        out.open(
                "svg",
                "class",
                "scene",
                "viewBox",
                "0 0 " + Markup.number(WIDTH) + " " + Markup.number(height),
                "role",
                "img",
                "aria-label",
                scene.caption());
        scene.shapes().forEach(shape -> shape(out, shape));
        for (Path path : scene.paths()) {
            path(out, path, colour(modes.indexOf(path.mode())));
        }
        scene.shapes().forEach(shape -> label(out, shape));
        ruler(out);
        out.close("svg").newline();
    }

    /// The class that gives a mode its colour: not those of the first policies.
    static String colour(int mode) {
        return Lanes.colour(FIRST_COLOUR + mode);
    }

    /// The modes of all paths in alphabetical order.
    static List<String> modes(List<TopDown> scenes) {
        TreeSet<String> modes = new TreeSet<>();
        scenes.forEach(scene -> scene.paths().forEach(path -> modes.add(path.mode())));
        return List.copyOf(modes);
    }

    private void shape(Markup out, Shape shape) {
        switch (shape) {
            case Circle circle ->
                out.empty(
                        "circle",
                        "cx",
                        across(circle.centre()),
                        "cy",
                        down(circle.centre()),
                        "r",
                        Markup.number(circle.radius() * scale),
                        "class",
                        "thing");
            case Rectangle box ->
                out.empty(
                        "rect",
                        "x",
                        across(new Point(0, box.centre().y() + box.halfY())),
                        "y",
                        down(new Point(box.centre().x() + box.halfX(), 0)),
                        "width",
                        Markup.number(2 * box.halfY() * scale),
                        "height",
                        Markup.number(2 * box.halfX() * scale),
                        "rx",
                        "4",
                        "class",
                        "thing");
        }
    }

    /// In the middle of round things; in boxes beside the edge that is farther from the middle, where paths are few.
    private void label(Markup out, Shape shape) {
        Point at = switch (shape) {
            case Circle circle -> circle.centre();
            case Rectangle box -> {
                double x = box.centre().x();
                boolean upper = (top - x) * scale < height / 2;
                double inside = Math.max(box.halfX() - 12 / scale, 0);
                yield new Point(upper ? x + inside : x - inside, box.centre().y());
            }
        };
        out.text("text", shape.label(), "x", across(at), "y", down(at), "class", "thing-label");
    }

    private void path(Markup out, Path path, String colour) {
        if (path.points().isEmpty()) {
            return;
        }
        StringBuilder points = new StringBuilder();
        for (Point point : path.points()) {
            points.append(across(point)).append(',').append(down(point)).append(' ');
        }
        Point end = path.points().getLast();
        out.empty("polyline", "points", points.toString().strip(), "class", "path " + colour);
        out.empty("circle", "cx", across(end), "cy", down(end), "r", "2.6", "class", "end " + colour);
    }

    /// Ten centimetres, in the lower left corner.
    private void ruler(Markup out) {
        String y = Markup.number(height - 14);
        double end = 14 + 0.1 * scale;
        out.empty("line", "x1", "14", "x2", Markup.number(end), "y1", y, "y2", y, "class", "ruler");
        out.text("text", "10 cm", "x", "14", "y", Markup.number(height - 20), "class", "ruler-label");
    }

    private String across(Point point) {
        return String.format(Locale.ROOT, "%.1f", (left - point.y()) * scale);
    }

    private String down(Point point) {
        return String.format(Locale.ROOT, "%.1f", (top - point.x()) * scale);
    }

    private static void grow(double[] box, Point centre, double halfX, double halfY) {
        box[0] = Math.min(box[0], centre.x() - halfX);
        box[1] = Math.max(box[1], centre.x() + halfX);
        box[2] = Math.min(box[2], centre.y() - halfY);
        box[3] = Math.max(box[3], centre.y() + halfY);
    }
}
