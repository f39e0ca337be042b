package dev.armature.sim.live;

import dev.armature.sim.evaluate.statistics.Latency;
import java.util.Arrays;

/// How long ticks took: a histogram whose bins are at most 1.6 % wide, so that adding allocates nothing.
public final class TickTimes {

    private static final int SUB_BITS = 6;
    private static final int SUB = 1 << SUB_BITS;

    private final int[] counts = new int[(Long.SIZE - SUB_BITS) * SUB];
    private long count;
    private long maxNanos;

    /// One more tick.
    ///
    /// @param nanos ≥ 0; what is below counts as 0
    public void add(long nanos) {
        long time = Math.max(0, nanos);
        counts[bin(time)]++;
        count++;
        maxNanos = Math.max(maxNanos, time);
    }

    /// Forgets all.
    public void clear() {
        Arrays.fill(counts, 0);
        count = 0;
        maxNanos = 0;
    }

    /// How many were added.
    public long count() {
        return count;
    }

    /// The longest in ns; 0 without any.
    public long maxNanos() {
        return maxNanos;
    }

    /// The time that a share `p` of all ticks did not exceed, in ns and at most 1.6 % too high; 0 without any.
    ///
    /// @param p 0..1
    public long quantileNanos(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a share lies within 0..1, not " + p);
        }
        long wanted = Math.max(1, (long) Math.ceil(p * count));
        long seen = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            seen += counts[bin];
            if (seen >= wanted) {
                return Math.min(maxNanos, end(bin));
            }
        }
        return maxNanos;
    }

    /// What they come to.
    public Latency summary() {
        return new Latency((int) Math.min(count, Integer.MAX_VALUE), quantileNanos(0.5), quantileNanos(0.99), maxNanos);
    }

    /// Below 2⁷ each time has a bin of its own; above, 64 bins for each power of two.
    private static int bin(long nanos) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - SUB_BITS - 1);
        return shift * SUB + (int) (nanos >>> shift);
    }

    /// The longest time that falls into `bin`.
    private static long end(int bin) {
        int shift = Math.max(0, bin / SUB - 1);
        return ((bin - (long) shift * SUB + 1) << shift) - 1;
    }
}
