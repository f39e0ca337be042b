package dev.armature.policies.tune;

import dev.armature.policies.diffusion.Posterior;
import dev.armature.policies.diffusion.Solve;
import java.util.ArrayList;
import java.util.List;

/// What is tried and how hard.
///
/// @param candidates refining solves
/// @param maxCalls network calls a control step may cost
/// @param spreadStates observations at which the spread of the samples is measured
/// @param samples chunks drawn at each of them
/// @param seed of all noise
public record TuneSettings(List<Solve> candidates, int maxCalls, int spreadStates, int samples, long seed) {

    private static final int[] TOPS = {2, 5, 10, 15, 25, 40, 60};
    private static final int[] CALLS = {1, 2, 4};

    /// Two modes stand open in a part of each episode only: few moments would miss them.
    private static final int SPREAD_STATES = 32;

    /// Takes a copy of the candidates.
    public TuneSettings {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty() || maxCalls < 1 || spreadStates < 1 || samples < 4) {
            throw new IllegalArgumentException(candidates.size() + " candidates of at most " + maxCalls
                    + " calls, spread from " + spreadStates + " states x " + samples + " samples: too few");
        }
    }

    /// K' of 2…60, DDIM lists of 1, 2 and 4 calls and the full DDPM list, for a policy of `trainLevels` levels.
    public static TuneSettings standard(int trainLevels, long seed) {
        List<Solve> candidates = new ArrayList<>();
        for (int top : TOPS) {
            if (top >= trainLevels) {
                continue;
            }
            for (int calls : CALLS) {
                if (calls <= top) {
                    candidates.add(new Solve(Posterior.DDIM, levels(top, calls)));
                }
            }
            candidates.add(Solve.down(Posterior.DDPM, top));
        }
        return new TuneSettings(candidates, 4, SPREAD_STATES, 32, seed);
    }

    /// Levels that lie closer the less noise is left: top · (1 - i/n)².
    private static List<Integer> levels(int top, int calls) {
        List<Integer> levels = new ArrayList<>();
        int next = top;
        for (int i = 0; i < calls; i++) {
            double left = 1 - (double) i / calls;
            next = i == 0 ? top : Math.min(next - 1, (int) Math.round(top * left * left));
            levels.add(Math.max(next, calls - 1 - i));
        }
        return levels;
    }
}
