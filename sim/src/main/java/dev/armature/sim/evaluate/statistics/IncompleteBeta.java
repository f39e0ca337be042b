package dev.armature.sim.evaluate.statistics;

/// The distribution function of Beta(a, b) and its inverse, in double precision.
final class IncompleteBeta {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double TINY = 1e-300;
    private static final double EPSILON = 1e-16;

    private IncompleteBeta() {}

    /// I_x(a, b), the probability that Beta(a, b) ≤ x. Continued fraction of DLMF 8.17.22, on the side where it
    /// converges fast.
    ///
    /// @param x within 0..1
    /// @param a positive
    /// @param b positive
    static double regularised(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - fraction(1 - x, b, a);
        }
        return fraction(x, a, b);
    }

    /// The x with I_x(a, b) = p, by bisection down to neighbouring doubles.
    static double inverse(double p, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 100 && high - low > EPSILON * high; i++) {
            double middle = 0.5 * (low + high);
            if (regularised(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /// ln B(a, b).
    static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /// ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) after moving x above 15 by Γ(x+1) = x Γ(x).
    static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 15) {
            shift += Math.log(y);
            y++;
        }
        double r = 1 / (y * y);
        double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / y;
        return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series - shift;
    }

    /// Modified Lentz evaluation.
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < 4 * EPSILON) {
                break;
            }
        }
        return h / a * Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
