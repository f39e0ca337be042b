package dev.armature.policies.tune;

/// How far a policy's samples for one observation lie apart, in the network's units.
///
/// @param std root mean square over all numbers of a chunk of their standard deviation
/// @param modeDistance distance of two modes over the whole chunk, or infinite when there is only one
public record SampleSpread(double std, double modeDistance) {

    private static final int ROUNDS = 20;

    /// Two clusters of one normal cloud lie 2·√(2/π) ≈ 1.6 of its standard deviations apart, which leaves 0.6 of them
    /// within each: a ratio of 2.65. Modes must be clearly further apart than that.
    private static final double TWO_MODES = 4;

    /// @param samples chunks, at least 4
    public static SampleSpread of(double[][] samples) {
        double[] mean = mean(samples, new boolean[samples.length], false);
        double variance = 0;
        for (double[] sample : samples) {
            variance += square(sample, mean) / sample.length;
        }
        return new SampleSpread(Math.sqrt(variance / (samples.length - 1)), modeDistance(samples, mean));
    }

    /// Two means (Lloyd), started from the sample furthest from the middle and the one furthest from that.
    private static double modeDistance(double[][] samples, double[] middle) {
        double[] a = furthest(samples, middle);
        double[] b = furthest(samples, a);
        boolean[] nearA = new boolean[samples.length];
        for (int round = 0; round < ROUNDS; round++) {
            int inA = 0;
            for (int i = 0; i < samples.length; i++) {
                nearA[i] = square(samples[i], a) <= square(samples[i], b);
                inA += nearA[i] ? 1 : 0;
            }
            if (inA < 2 || inA > samples.length - 2) {
                return Double.POSITIVE_INFINITY;
            }
            a = mean(samples, nearA, true);
            b = mean(samples, nearA, false);
        }
        double distance = Math.sqrt(square(a, b));
        double within = 0;
        for (int i = 0; i < samples.length; i++) {
            // along the line between the two, where the question is which of them a sample belongs to
            double along = 0;
            double[] own = nearA[i] ? a : b;
            for (int j = 0; j < a.length; j++) {
                along += (samples[i][j] - own[j]) * (a[j] - b[j]) / distance;
            }
            within += along * along;
        }
        double std = Math.sqrt(within / samples.length);
        return distance > TWO_MODES * std ? distance : Double.POSITIVE_INFINITY;
    }

    private static double[] furthest(double[][] samples, double[] from) {
        double[] best = samples[0];
        for (double[] sample : samples) {
            if (square(sample, from) > square(best, from)) {
                best = sample;
            }
        }
        return best;
    }

    /// The mean of the samples whose `side` is true.
    private static double[] mean(double[][] samples, boolean[] chosen, boolean side) {
        double[] mean = new double[samples[0].length];
        int n = 0;
        for (int i = 0; i < samples.length; i++) {
            if (chosen[i] == side) {
                n++;
                for (int j = 0; j < mean.length; j++) {
                    mean[j] += samples[i][j];
                }
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= n;
        }
        return mean;
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
