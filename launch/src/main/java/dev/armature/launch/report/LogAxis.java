package dev.armature.launch.report;

import java.util.ArrayList;
import java.util.List;

/// A logarithmic axis across a plot that is 100 % wide.
///
/// @param low left end, positive
/// @param high right end, > low
record LogAxis(double low, double high) {

    private static final double MARGIN = 1.25;

    /// An axis that holds all positive `values` with a little room at both ends; one decade when there are none.
    static LogAxis of(List<Double> values) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double value : values) {
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (high <= 0) {
            return new LogAxis(1, 10);
        }
        return new LogAxis(
                high / low < 3 ? low / 2 / MARGIN : low / MARGIN, high / low < 3 ? high * 2 * MARGIN : high * MARGIN);
    }

    /// Where `value` lies, in percent of the width; what is off the axis lies at its end.
    double percent(double value) {
        double share = Math.log(Math.max(value, low) / low) / Math.log(high / low);
        return 100 * Math.min(share, 1);
    }

    /// Round values on the axis: powers of ten, with 2 and 5 between them while these are few.
    List<Double> ticks() {
        List<Double> decades = ticks(new int[] {1});
        List<Double> fine = ticks(new int[] {1, 2, 5});
        return decades.size() >= 3 || fine.size() > 7 ? decades : fine;
    }

    private List<Double> ticks(int[] steps) {
        List<Double> out = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
            for (int step : steps) {
                double value = step * Math.pow(10, power);
                if (value >= low && value <= high) {
                    out.add(value);
                }
            }
        }
        return out;
    }
}
