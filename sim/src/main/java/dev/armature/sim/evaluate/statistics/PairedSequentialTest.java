package dev.armature.sim.evaluate.statistics;

/// Which of two policies succeeds more often, decided as soon as paired episodes allow it: a mixture SPRT.
///
/// Of the pairs, only those with different outcomes count: w where A alone succeeded, l where B alone did. When both
/// are equally good such a pair is a fair coin. Against that coin stands a coin whose bias toward A is uniform in
/// ½..1; the likelihood ratio
///
/// E(A>B) = 2^(n+1) · B(w+1, l+1) · P(Bin(n+1, ½) ≤ w), n = w + l
///
/// is a martingale under the fair coin, so by Ville's inequality it ever exceeds 2/α with probability ≤ α/2. Watching
/// both directions gives error ≤ α at any stopping time, however often one looks. A decision, once made, stays.
public final class PairedSequentialTest {

    /// What the pairs say.
    public enum Decision {
        /// A succeeds more often.
        A_BETTER,
        /// B succeeds more often.
        B_BETTER,
        /// Not told apart so far.
        INDISTINCT
    }

    private static final double RESCALE = 1e250;

    private final double logThreshold;
    private int pairs;
    private int aOnly;
    private int bOnly;
    private int stoppedAt = -1;
    private Decision decision = Decision.INDISTINCT;

    /// A test with two-sided error probability at most `alpha`.
    ///
    /// @throws IllegalArgumentException unless 0 < alpha < 1
    public PairedSequentialTest(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha is within 0..1, not " + alpha);
        }
        logThreshold = Math.log(2 / alpha);
    }

    /// Takes the next pair: whether A and whether B succeeded from the same seed.
    public Decision add(boolean a, boolean b) {
        pairs++;
        if (a == b) {
            return decision;
        }
        if (a) {
            aOnly++;
        } else {
            bOnly++;
        }
        if (decision == Decision.INDISTINCT) {
            if (logE(aOnly, bOnly) >= logThreshold) {
                decision = Decision.A_BETTER;
            } else if (logE(bOnly, aOnly) >= logThreshold) {
                decision = Decision.B_BETTER;
            }
            stoppedAt = decision == Decision.INDISTINCT ? -1 : pairs;
        }
        return decision;
    }

    /// The decision so far.
    public Decision decision() {
        return decision;
    }

    /// Number of pairs at which the decision fell, or -1 while there is none.
    public int stoppedAt() {
        return stoppedAt;
    }

    /// Pairs taken, those after the decision too.
    public int pairs() {
        return pairs;
    }

    /// Pairs in which A alone succeeded.
    public int aOnly() {
        return aOnly;
    }

    /// Pairs in which B alone succeeded.
    public int bOnly() {
        return bOnly;
    }

    /// ln E(A>B) over all pairs taken.
    public double logEvidenceForA() {
        return logE(aOnly, bOnly);
    }

    /// ln E(B>A) over all pairs taken.
    public double logEvidenceForB() {
        return logE(bOnly, aOnly);
    }

    /// ln E for `w` pairs won and `l` lost.
    ///
    /// The powers of two cancel: E = Σ_{i=0..w} w! l! / (i! (n+1−i)!), whose last term is 1/(l+1) and whose terms
    /// going down have the ratio i/(n+2−i). Summed so, it is exact to rounding and, rescaled, never overflows.
    static double logE(int w, int l) {
        int n = w + l;
        double term = 1.0 / (l + 1);
        double sum = term;
        double logScale = 0;
        for (int i = w; i > 0; i--) {
            double ratio = i / (n + 2.0 - i);
            term *= ratio;
            sum += term;
            if (sum > RESCALE) {
                term /= RESCALE;
                sum /= RESCALE;
                logScale += Math.log(RESCALE);
            } else if (ratio < 1 && term < sum * 1e-18) {
                break;
            }
        }
        return Math.log(sum) + logScale;
    }
}
