package dev.armature.benchmarks;

import java.util.Arrays;

/// Of the rounds of a benchmark: what the machine did in a few of them does not count.
final class Median {

    private Median() {}

    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
