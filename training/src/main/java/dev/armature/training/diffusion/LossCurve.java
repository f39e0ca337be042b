package dev.armature.training.diffusion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The losses of a training: of each step, and at points on the way also the held-out one. Drawn as a picture.
final class LossCurve {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;

    /// More dots in a line than pixels show nothing more.
    private static final int MOST_DOTS = 1500;

    private final List<Point> points = new ArrayList<>();
    private float[] losses = new float[1024];
    private int steps;

    /// The losses at one step.
    ///
    /// @param step steps made
    /// @param train mean since the point before
    /// @param validation on held-out windows
    record Point(int step, float train, float validation) {}

    /// The loss of the next step.
    void add(float loss) {
        if (steps == losses.length) {
            losses = Arrays.copyOf(losses, 2 * steps);
        }
        losses[steps++] = loss;
    }

    /// The loss of each step.
    float[] losses() {
        return Arrays.copyOf(losses, steps);
    }

    void add(int step, float train, float validation) {
        points.add(new Point(step, train, validation));
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    /// The validation loss of the last point, NaN when there is none.
    float lastValidation() {
        return points.isEmpty() ? Float.NaN : points.getLast().validation();
    }

    float[] toArray() {
        float[] out = new float[3 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            out[3 * i] = points.get(i).step();
            out[3 * i + 1] = points.get(i).train();
            out[3 * i + 2] = points.get(i).validation();
        }
        return out;
    }

    /// @param points from [#toArray()]
    /// @param losses from [#losses()]
    static LossCurve of(float[] points, float[] losses) {
        LossCurve curve = new LossCurve();
        for (int i = 0; i + 2 < points.length; i += 3) {
            curve.add((int) points[i], points[i + 1], points[i + 2]);
        }
        for (float loss : losses) {
            curve.add(loss);
        }
        return curve;
    }

    /// Draws the losses over the steps, on a logarithmic axis of whole decades, as a PNG.
    ///
    /// @throws IOException when the file cannot be written
    void draw(Path png) throws IOException {
        if (points.isEmpty() && steps == 0) {
            return;
        }
        // its cache on disk adds a shutdown hook, which is refused when Ctrl-C is why this is drawn
        ImageIO.setUseCache(false);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Noise prediction")
                .xAxisTitle("steps of the optimizer")
                .yAxisTitle("mean square error")
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisDecimalPattern("0.######");
        List<Point> each = thinned();
        if (!each.isEmpty()) {
            line(chart, each.size() == steps ? "train, each step" : "train", each, Point::train);
        }
        if (!points.isEmpty()) {
            line(chart, "held out, averaged weights", points, Point::validation).setMarker(SeriesMarkers.CIRCLE);
        }
        double[] drawn = Stream.concat(
                        each.stream().map(Point::train), points.stream().map(Point::validation))
                .mapToDouble(LossCurve::drawable)
                .filter(Double::isFinite)
                .toArray();
        if (drawn.length > 0) {
            // only whole decades carry a number
            chart.getStyler()
                    .setYAxisMin(
                            decade(Math.floor(log(Arrays.stream(drawn).min().orElseThrow()))));
            chart.getStyler()
                    .setYAxisMax(
                            decade(Math.floor(log(Arrays.stream(drawn).max().orElseThrow())) + 1));
        }
        BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    /// The loss of each step, or the means of as many steps as there are dots too many.
    List<Point> thinned() {
        int mean = Math.max(1, Math.ceilDiv(steps, MOST_DOTS));
        List<Point> out = new ArrayList<>();
        for (int from = 0; from < steps; from += mean) {
            int to = Math.min(from + mean, steps);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += losses[i];
            }
            out.add(new Point(to, (float) (sum / (to - from)), Float.NaN));
        }
        return out;
    }

    private static XYSeries line(XYChart chart, String name, List<Point> points, Function<Point, Float> loss) {
        double[] at = points.stream().mapToDouble(Point::step).toArray();
        double[] values =
                points.stream().mapToDouble(p -> drawable(loss.apply(p))).toArray();
        XYSeries series = chart.addSeries(name, at, values);
        series.setMarker(points.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        return series;
    }

    private static double log(double value) {
        return Math.log10(value);
    }

    private static double decade(double exponent) {
        return Math.pow(10, exponent);
    }

    /// A gap in the line where a loss has no place on the axis, as in a training that went astray.
    private static double drawable(float loss) {
        return loss > 0 && loss < Float.POSITIVE_INFINITY ? loss : Double.NaN;
    }
}
