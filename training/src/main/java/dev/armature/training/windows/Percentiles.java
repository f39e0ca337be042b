package dev.armature.training.windows;

import java.util.Arrays;

/// The value below which a part of the numbers lies, with linear interpolation between neighbours.
final class Percentiles {

    private Percentiles() {}

    /// @param values at least one; sorted in place
    /// @param percent within 0..100
    static double of(double[] values, double percent) {
        Arrays.sort(values);
        double place = percent / 100 * (values.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, values.length - 1);
        return values[below] + (place - below) * (values[above] - values[below]);
    }
}
