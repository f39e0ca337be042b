package dev.armature.policies.tune;

import dev.armature.policies.diffusion.SamplerSettings;
import dev.armature.policies.diffusion.Solve;
import java.util.List;
import java.util.Locale;

/// The curve of errors over refining solves, and the one to take.
///
/// @param candidates in the order they were given
/// @param rawGuessError mean error of the shifted last chunk before it is refined
/// @param fullSolveError mean error of a fresh solve from noise
/// @param spread of the policy's own samples at one observation: the median of std, the smallest distance of modes
/// @param topLimit largest K' at which the noise still leaves the modes apart
/// @param chosen the solve with the fewest calls whose error is as good as the best one's
/// @param windows how many windows it was measured on
public record TuneResult(
        List<Candidate> candidates,
        double rawGuessError,
        double fullSolveError,
        SampleSpread spread,
        int topLimit,
        Solve chosen,
        int windows) {

    /// Takes a copy of the candidates.
    public TuneResult {
        candidates = List.copyOf(candidates);
    }

    /// `before` with the chosen solve, in mode RTI.
    public SamplerSettings settings(SamplerSettings before) {
        return before.withMode(SamplerSettings.Mode.RTI).withRefine(chosen);
    }

    /// The curve as text, one line a candidate.
    public String table() {
        StringBuilder out = new StringBuilder();
        line(out, "%-28s %5s %9s %9s %9s", "list", "calls", "error", "± s.e.", "C(K',s)");
        line(out, "%-28s %5d %9.4f", "(last chunk, shifted)", 0, rawGuessError);
        for (Candidate c : candidates) {
            String list = c.solve().toString();
            line(
                    out,
                    "%-28s %5d %9.4f %9.4f %9.4f%s",
                    list.length() <= 28
                            ? list
                            : c.solve().text(c.solve().calls()) + " from "
                                    + c.solve().levels().getFirst(),
                    c.solve().calls(),
                    c.error(),
                    c.standardError(),
                    c.contraction(),
                    c.solve().equals(chosen) ? "  <- chosen" : c.allowed() ? "" : "  (not allowed)");
        }
        line(out, "%-28s %5s %9.4f", "(fresh solve from noise)", "", fullSolveError);
        line(
                out,
                "%d windows; std of samples %.3f; modes %s; K' at most %d",
                windows,
                spread.std(),
                Double.isInfinite(spread.modeDistance())
                        ? "not seen"
                        : String.format(Locale.ROOT, "%.2f apart", spread.modeDistance()),
                topLimit);
        return out.toString();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
