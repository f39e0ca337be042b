package dev.armature.training.diffusion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /// A dot in a line.
    ///
    /// @param step steps made
    /// @param loss of that step, on held-out windows, or a mean
    record Point(int step, float loss) {}

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

    /// The loss on held-out windows after `step` steps.
    void validated(int step, float loss) {
        points.add(new Point(step, loss));
    }

    /// The losses on held-out windows.
    List<Point> points() {
        return List.copyOf(points);
    }

    /// The validation loss of the last point, NaN when there is none.
    float lastValidation() {
        return points.isEmpty() ? Float.NaN : points.getLast().loss();
    }

    float[] toArray() {
        float[] out = new float[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            out[2 * i] = points.get(i).step();
            out[2 * i + 1] = points.get(i).loss();
        }
        return out;
    }

    /// @param points from [#toArray()]
    /// @param losses from [#losses()]
    static LossCurve of(float[] points, float[] losses) {
        LossCurve curve = new LossCurve();
        for (int i = 0; i + 1 < points.length; i += 2) {
            curve.validated((int) points[i], points[i + 1]);
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
            line(chart, each.size() == steps ? "train, each step" : "train", each);
        }
        if (!points.isEmpty()) {
            line(chart, "held out, averaged weights", points).setMarker(SeriesMarkers.CIRCLE);
        }
        double[] drawn = Stream.concat(each.stream(), points.stream())
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
            out.add(new Point(to, (float) (sum / (to - from))));
        }
        return out;
    }

    private static XYSeries line(XYChart chart, String name, List<Point> points) {
        double[] at = points.stream().mapToDouble(Point::step).toArray();
        double[] values = points.stream().mapToDouble(LossCurve::drawable).toArray();
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
    private static double drawable(Point point) {
        float loss = point.loss();
        return loss > 0 && loss < Float.POSITIVE_INFINITY ? loss : Double.NaN;
    }
}
