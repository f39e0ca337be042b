package dev.armature.training.diffusion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The losses of a training, drawn as a picture.
final class LossCurve {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;

    private final List<Point> points = new ArrayList<>();

    /// The losses at one step.
    ///
    /// @param step steps made
    /// @param train mean since the point before
    /// @param validation on held-out windows
    record Point(int step, float train, float validation) {}

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

    static LossCurve of(float[] array) {
        LossCurve curve = new LossCurve();
        for (int i = 0; i + 2 < array.length; i += 3) {
            curve.add((int) array[i], array[i + 1], array[i + 2]);
        }
        return curve;
    }

    /// Draws both losses over the steps, on a logarithmic axis, as a PNG.
    ///
    /// @throws IOException when the file cannot be written
    void draw(Path png) throws IOException {
        if (points.isEmpty()) {
            return;
        }
        // its cache on disk adds a shutdown hook, which is refused when Ctrl-C is why this is drawn
        ImageIO.setUseCache(false);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Noise prediction")
                .xAxisTitle("step")
                .yAxisTitle("mean square error")
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        double[] steps = points.stream().mapToDouble(Point::step).toArray();
        chart.addSeries(
                        "train",
                        steps,
                        points.stream().mapToDouble(p -> drawable(p.train())).toArray())
                .setMarker(SeriesMarkers.NONE);
        chart.addSeries(
                        "held out, averaged weights",
                        steps,
                        points.stream()
                                .mapToDouble(p -> drawable(p.validation()))
                                .toArray())
                .setMarker(SeriesMarkers.NONE);
        BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    /// A gap in the line where a loss has no place on the axis, as in a training that went astray.
    private static double drawable(float loss) {
        return loss > 0 && loss < Float.POSITIVE_INFINITY ? loss : Double.NaN;
    }
}
