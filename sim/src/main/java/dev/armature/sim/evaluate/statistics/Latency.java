package dev.armature.sim.evaluate.statistics;

import java.util.Arrays;
import java.util.Collection;

/// Quantiles of measured durations, exact: the smallest sample that at least the given share of samples does not
/// exceed.
///
/// @param count samples
/// @param p50Nanos median in ns
/// @param p99Nanos 99 % quantile in ns
/// @param maxNanos largest in ns
public record Latency(int count, long p50Nanos, long p99Nanos, long maxNanos) {

    /// The quantiles of `nanos`, in any order; all zero when there are none.
    public static Latency of(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Latency(sorted.length, quantile(sorted, 50), quantile(sorted, 99), quantile(sorted, 100));
    }

    private static long quantile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        long rank = ((long) sorted.length * percent + 99) / 100;
        return sorted[(int) Math.max(rank, 1) - 1];
    }
}
