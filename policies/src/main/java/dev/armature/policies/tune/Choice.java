package dev.armature.policies.tune;

import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.Solve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// From errors to the list to take.
final class Choice {

    private Choice() {}

    /// @param errors candidates × windows
    /// @param std of the samples, for the closed form of the contraction
    static List<Candidate> rate(
            TuneSettings settings, double[][] errors, NoiseSchedule schedule, double std, int topLimit) {
        int best = -1;
        for (int c = 0; c < errors.length; c++) {
            if (allowed(settings, c, topLimit) && (best < 0 || mean(errors[c]) < mean(errors[best]))) {
                best = c;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("no candidate has at most " + settings.maxCalls()
                    + " calls and K' at most " + topLimit + ", where the modes are still apart");
        }
        List<Candidate> out = new ArrayList<>();
        for (int c = 0; c < errors.length; c++) {
            Solve solve = settings.candidates().get(c);
            double[] above = new double[errors[c].length];
            for (int w = 0; w < above.length; w++) {
                above[w] = errors[c][w] - errors[best][w];
            }
            out.add(new Candidate(
                    solve,
                    mean(errors[c]),
                    standardError(errors[c]),
                    mean(above),
                    standardError(above),
                    schedule.contraction(solve.levels().getFirst(), std),
                    allowed(settings, c, topLimit)));
        }
        return out;
    }

    /// The fewest calls whose error is as good as the best one's; among equals the least error.
    static Solve of(List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> c.allowed() && c.asGoodAsBest())
                .min(Comparator.comparingInt((Candidate c) -> c.solve().calls()).thenComparingDouble(Candidate::error))
                .orElseThrow()
                .solve();
    }

    private static boolean allowed(TuneSettings settings, int candidate, int topLimit) {
        Solve solve = settings.candidates().get(candidate);
        return solve.calls() <= settings.maxCalls() && solve.levels().getFirst() <= topLimit;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
