package dev.armature.sim.evaluate.statistics;

/// The ratio of two means over the same seeds, with its 95 % interval.
///
/// The interval is the delta method on the logarithm: what both share of an easy or hard seed cancels.
///
/// @param ratio mean of A over mean of B
/// @param interval 95 % interval of the ratio
public record PairedRatio(double ratio, Interval interval) {

    /// The ratio of the means of `a` and `b`, entry by entry from the same seed; neither modified.
    ///
    /// @throws IllegalArgumentException when lengths differ, are below two, or a mean is not positive
    public static PairedRatio of(double[] a, double[] b) {
        int n = a.length;
        if (n != b.length || n < 2) {
            throw new IllegalArgumentException("a paired ratio of " + n + " and " + b.length + " values");
        }
        double meanA = mean(a);
        double meanB = mean(b);
        if (!(meanA > 0 && meanB > 0)) {
            throw new IllegalArgumentException("a ratio of the means " + meanA + " and " + meanB);
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double difference = a[i] / meanA - b[i] / meanB;
            squares += difference * difference;
        }
        double spread = SuccessRate.Z_95 * Math.sqrt(squares / (n - 1.0) / n);
        double ratio = meanA / meanB;
        return new PairedRatio(ratio, new Interval(ratio * Math.exp(-spread), ratio * Math.exp(spread)));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
