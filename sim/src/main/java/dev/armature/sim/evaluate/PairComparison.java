package dev.armature.sim.evaluate;

import dev.armature.sim.evaluate.statistics.PairedSequentialTest;
import dev.armature.sim.evaluate.statistics.PairedSequentialTest.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two policies on the seeds that both ran, and whether these tell them apart.
///
/// @param a name of the first
/// @param b name of the second
/// @param pairs seeds that both ran
/// @param aOnly pairs in which a alone succeeded
/// @param bOnly pairs in which b alone succeeded
/// @param logEvidenceForA ln E(a>b) over all pairs
/// @param logEvidenceForB ln E(b>a) over all pairs
/// @param decision what the sequential test says
/// @param stoppedAt pairs after which the decision fell; -1 without one
public record PairComparison(
        String a,
        String b,
        int pairs,
        int aOnly,
        int bOnly,
        double logEvidenceForA,
        double logEvidenceForB,
        Decision decision,
        int stoppedAt) {

    /// Compares `a` and `b` with error probability `alpha`, in the order of a's episodes.
    public static PairComparison of(PolicyResults a, PolicyResults b, double alpha) {
        Map<Long, Boolean> bySeed = new HashMap<>();
        for (EpisodeResult episode : b.episodes()) {
            bySeed.put(episode.seed(), episode.success());
        }
        PairedSequentialTest test = new PairedSequentialTest(alpha);
        for (EpisodeResult episode : a.episodes()) {
            Boolean other = bySeed.get(episode.seed());
            if (other != null) {
                test.add(episode.success(), other);
            }
        }
        return new PairComparison(
                a.name(),
                b.name(),
                test.pairs(),
                test.aOnly(),
                test.bOnly(),
                test.logEvidenceForA(),
                test.logEvidenceForB(),
                test.decision(),
                test.stoppedAt());
    }

    /// All k(k−1)/2 pairs, in the order of `policies`, so that the probability of any wrong decision among them is at
    /// most `alpha` (Bonferroni).
    public static List<PairComparison> all(List<PolicyResults> policies, double alpha) {
        int k = policies.size();
        List<PairComparison> out = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                out.add(of(policies.get(i), policies.get(j), alpha / (k * (k - 1) / 2.0)));
            }
        }
        return List.copyOf(out);
    }

    /// Whether they were told apart.
    public boolean different() {
        return decision != Decision.INDISTINCT;
    }
}
