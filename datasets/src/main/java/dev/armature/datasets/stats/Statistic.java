package dev.armature.datasets.stats;

import java.util.Locale;

/// What is counted of each element of a feature.
public enum Statistic {
    /// The smallest value.
    MIN(Double.NaN),
    /// The largest value.
    MAX(Double.NaN),
    /// The mean.
    MEAN(Double.NaN),
    /// The standard deviation, with divisor n.
    STD(Double.NaN),
    /// One in a hundred is smaller.
    Q01(0.01),
    /// One in ten is smaller.
    Q10(0.10),
    /// The median.
    Q50(0.50),
    /// Nine in ten are smaller.
    Q90(0.90),
    /// Ninety-nine in a hundred are smaller.
    Q99(0.99);

    private final double quantile;

    Statistic(double quantile) {
        this.quantile = quantile;
    }

    /// Which quantile it is, within 0..1; not a number where it is none.
    public double quantile() {
        return quantile;
    }

    /// Whether it is a quantile.
    public boolean isQuantile() {
        return !Double.isNaN(quantile);
    }

    /// The word in `stats.json`, such as `q01`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
