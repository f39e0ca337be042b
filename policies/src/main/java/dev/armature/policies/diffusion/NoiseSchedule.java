package dev.armature.policies.diffusion;

/// How much noise each level adds: β_k, and what is left of the signal, ᾱ_k = Π(1-β). In double precision.
public final class NoiseSchedule {

    /// The two schedules in use.
    public enum Kind {
        /// ᾱ follows a squared cosine (Nichol and Dhariwal, 2021): `squaredcos_cap_v2` of diffusers.
        SQUARED_COSINE,
        /// β rises linearly from 1e-4 to 0.02 (Ho et al., 2020). Ends at ᾱ = 0.364 for 100 levels: never pure noise.
        LINEAR
    }

    private static final double BETA_MAX = 0.999;
    private static final double COSINE_OFFSET = 0.008;
    private static final double LINEAR_FIRST = 1e-4;
    private static final double LINEAR_LAST = 0.02;

    private final double[] beta;
    private final double[] alphaBar;

    /// A schedule of `levels` noise levels.
    ///
    /// @param levels T, > 1
    public NoiseSchedule(Kind kind, int levels) {
        if (levels <= 1) {
            throw new IllegalArgumentException("a schedule has at least 2 levels, not " + levels);
        }
        this.beta = new double[levels];
        this.alphaBar = new double[levels];
        double product = 1;
        for (int k = 0; k < levels; k++) {
            beta[k] = kind == Kind.LINEAR ? linear(k, levels) : squaredCosine(k, levels);
            product *= 1 - beta[k];
            alphaBar[k] = product;
        }
    }

    /// T, the number of levels.
    public int levels() {
        return beta.length;
    }

    /// The noise that level `k` adds to the one below.
    public double beta(int k) {
        return beta[k];
    }

    /// The part of the signal's power that is left at level `k`; 1 for `k` = -1, the clean sample.
    public double alphaBar(int k) {
        return k < 0 ? 1 : alphaBar[k];
    }

    /// The part of a guess's error that survives a solve from level `k` when the data are normal with standard
    /// deviation `s`: C = √ᾱ s² / (ᾱ s² + 1 - ᾱ), the slope of E(x₀ | x_k). Holds for the full list of one-step
    /// means k…0 and for a single DDIM call.
    ///
    /// @param s standard deviation of the data in the network's units
    public double contraction(int k, double s) {
        double a = alphaBar(k);
        return Math.sqrt(a) * s * s / (a * s * s + 1 - a);
    }

    private static double linear(int k, int levels) {
        return LINEAR_FIRST + (LINEAR_LAST - LINEAR_FIRST) * k / (levels - 1);
    }

    private static double squaredCosine(int k, int levels) {
        return Math.min(1 - signal(k + 1, levels) / signal(k, levels), BETA_MAX);
    }

    private static double signal(int k, int levels) {
        double c = StrictMath.cos((k / (double) levels + COSINE_OFFSET) / (1 + COSINE_OFFSET) * Math.PI / 2);
        return c * c;
    }
}
