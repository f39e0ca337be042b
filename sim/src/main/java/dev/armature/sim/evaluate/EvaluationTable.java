package dev.armature.sim.evaluate;

import dev.armature.sim.evaluate.statistics.CompactLetters;
import dev.armature.sim.evaluate.statistics.Interval;
import dev.armature.sim.evaluate.statistics.Latency;
import dev.armature.sim.evaluate.statistics.SuccessRate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The outcome of an evaluation: a row for each policy and what every pair of them says.
///
/// @param rows in the order given
/// @param pairs all of them, each with its share of `alpha`
/// @param alpha probability that any pair is told apart wrongly
public record EvaluationTable(List<Row> rows, List<PairComparison> pairs, double alpha) {

    /// One policy with one setting of its sampler.
    ///
    /// @param name of the row
    /// @param success how often it succeeded
    /// @param interval 95 % posterior interval of the success rate
    /// @param letters rows that share a letter were not told apart
    /// @param callsPerStep network calls per control step in steady state
    /// @param callsPerEpisode network calls of a whole episode, the first full solve included
    /// @param latency of a whole inference in steady state
    /// @param firstLatency of the first inference of an episode
    /// @param jerk mean second difference of the executed command in m
    /// @param simulatedSeconds mean length of an episode
    public record Row(
            String name,
            SuccessRate success,
            Interval interval,
            String letters,
            double callsPerStep,
            double callsPerEpisode,
            Latency latency,
            Latency firstLatency,
            double jerk,
            double simulatedSeconds) {}

    /// Takes copies.
    public EvaluationTable {
        rows = List.copyOf(rows);
        pairs = List.copyOf(pairs);
    }

    /// The table of `policies`, at 95 % over all pairs.
    ///
    /// @throws IllegalArgumentException when two have the same name
    public static EvaluationTable of(List<PolicyResults> policies) {
        return of(policies, 0.05);
    }

    /// The table of `policies` with probability `alpha` of any wrong decision.
    ///
    /// @throws IllegalArgumentException when two have the same name
    public static EvaluationTable of(List<PolicyResults> policies, double alpha) {
        if (policies.stream().map(PolicyResults::name).distinct().count() != policies.size()) {
            throw new IllegalArgumentException("every row needs a name of its own");
        }
        List<PairComparison> pairs = PairComparison.all(policies, alpha);
        List<String> letters = letters(policies, pairs);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            PolicyResults policy = policies.get(i);
            rows.add(new Row(
                    policy.name(),
                    policy.success(),
                    policy.success().posterior95(),
                    letters.get(i),
                    policy.callsPerStep(),
                    policy.callsPerEpisode(),
                    policy.latency(),
                    policy.firstLatency(),
                    policy.jerk(),
                    policy.simulatedSeconds()));
        }
        return new EvaluationTable(rows, pairs, alpha);
    }

    /// The row called `name`.
    ///
    /// @throws IllegalArgumentException when there is none
    public Row row(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row is called " + name));
    }

    private static List<String> letters(List<PolicyResults> policies, List<PairComparison> pairs) {
        int k = policies.size();
        boolean[][] different = new boolean[k][k];
        int pair = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                different[i][j] = pairs.get(pair++).different();
                different[j][i] = different[i][j];
            }
        }
        int[] ranking = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> -policies.get(i).success().mean()))
                .mapToInt(Integer::intValue)
                .toArray();
        return CompactLetters.of(different, ranking);
    }
}
