package dev.armature.controller.safety;

import java.util.Random;

/// Numbers that break naive code.
final class Nasty {

    private Nasty() {}

    /// Mostly within ±`usual`, sometimes absurd or no number at all.
    static double number(Random random, double usual) {
        return switch (random.nextInt(40)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> 1e9;
            case 4 -> -1e9;
            case 5 -> Double.MAX_VALUE;
            case 6 -> -0.0;
            default -> random.nextDouble(-usual, usual);
        };
    }
}
