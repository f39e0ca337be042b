package dev.armature.sim.evaluate.statistics;

/// A count of successes and what it says about the rate behind it.
///
/// @param successes 0..n
/// @param n trials, ≥ 0
public record SuccessRate(int successes, int n) {

    /// Two-sided 95 % point of the standard normal distribution.
    static final double Z_95 = 1.959963984540054;

    /// @throws IllegalArgumentException when the counts do not fit
    public SuccessRate {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " successes of " + n);
        }
    }

    /// The measured rate, within 0..1; 0 when nothing was tried.
    public double mean() {
        return n == 0 ? 0 : (double) successes / n;
    }

    /// Equal-tailed 95 % interval of the posterior Beta(1 + successes, 1 + failures): from a uniform prior, the rate
    /// lies inside with probability 0.95 (LBM, arXiv 2507.05331, reports the same posterior).
    public Interval posterior95() {
        double a = 1.0 + successes;
        double b = 1.0 + n - successes;
        return new Interval(IncompleteBeta.inverse(0.025, a, b), IncompleteBeta.inverse(0.975, a, b));
    }

    /// Wilson's 95 % score interval, the frequentist neighbour of [#posterior95()]; 0..1 when nothing was tried.
    public Interval wilson95() {
        if (n == 0) {
            return new Interval(0, 1);
        }
        double z2 = Z_95 * Z_95;
        double centre = (successes + z2 / 2) / (n + z2);
        double spread = Z_95 / (n + z2) * Math.sqrt((double) successes * (n - successes) / n + z2 / 4);
        double low = successes == 0 ? 0 : centre - spread;
        double high = successes == n ? 1 : centre + spread;
        return new Interval(low, high);
    }
}
