package dev.armature.launch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// A quantity of each policy on a logarithmic axis: a dot, and a line over its range.
final class RangeFigure {

    /// One policy's quantity.
    ///
    /// @param name of the policy
    /// @param low left end of the line
    /// @param mark where the dot stands
    /// @param high right end of the line
    /// @param value in words
    record Range(String name, double low, double mark, double high, String value) {

        /// A quantity without spread.
        static Range exact(String name, double mark, String value) {
            return new Range(name, mark, mark, mark, value);
        }
    }

    private RangeFigure() {}

    /// Draws the figure.
    ///
    /// @param description for who cannot see it
    /// @param axisName shown beside the axis
    /// @param tick the words of a value on the axis
    static void draw(Markup out, String description, String axisName, List<Range> ranges, DoubleFunction<String> tick) {
        List<Double> all = new ArrayList<>();
        for (Range range : ranges) {
            all.add(range.low());
            all.add(range.mark());
            all.add(range.high());
        }
        LogAxis axis = LogAxis.of(all);
        List<Double> ticks = axis.ticks();
        Lanes lanes =
                new Lanes(out, description, ticks.stream().map(axis::percent).toList());
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            lanes.begin(i, range.name());
            if (range.mark() > 0) {
                double mark = axis.percent(range.mark());
                if (range.high() > range.low()) {
                    lanes.line(axis.percent(range.low()), axis.percent(range.high()), 15, 15, "band");
                } else {
                    lanes.line(0, mark, 15, 15, "lead");
                }
                lanes.dot(mark, 5, "mark");
            }
            lanes.end(range.value());
        }
        lanes.finish(i -> tick.apply(ticks.get(i)), axisName);
    }
}
