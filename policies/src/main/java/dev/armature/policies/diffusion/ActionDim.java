package dev.armature.policies.diffusion;

import java.util.List;

/// One dimension of an action, and how the network sees it.
///
/// @param name such as `x`
/// @param unit SI unit
/// @param relativeTo `tensor/element` of the observation whose newest value is subtracted first, or empty
/// @param low for each row, the value that the network sees as -1, after the reference is subtracted; empty when the
///     dimension is not normalised
/// @param high for each row, the value that the network sees as +1
/// @param discrete whether it is a command in {-1, +1}, and what the warm start does with it
/// @param factor > 0; `SCALE` divides by it before the network, `CLIP` divides the sign of the guess by it
public record ActionDim(
        String name,
        String unit,
        String relativeTo,
        List<Double> low,
        List<Double> high,
        Discrete discrete,
        double factor) {

    /// What a discrete dimension needs, because a few levels near zero noise cannot turn -1 into +1.
    public enum Discrete {
        /// Not discrete.
        NONE,
        /// Discrete and left as it is.
        PLAIN,
        /// The guess is cut to sign / factor before it is refined.
        CLIP,
        /// The network learned the command divided by the factor, so that it is as small as other noise.
        SCALE
    }

    /// @throws IllegalArgumentException when the parts do not fit
    public ActionDim {
        low = List.copyOf(low);
        high = List.copyOf(high);
        if (low.size() != high.size()) {
            throw new IllegalArgumentException(name + ": " + low.size() + " low and " + high.size() + " high bounds");
        }
        for (int h = 0; h < low.size(); h++) {
            if (!(low.get(h) < high.get(h))) {
                throw new IllegalArgumentException(
                        name + ": row " + h + " has no range, " + low.get(h) + ".." + high.get(h));
            }
        }
        if (!(factor > 0)) {
            throw new IllegalArgumentException(name + ": factor must be > 0, not " + factor);
        }
        if (discrete != Discrete.NONE && !(low.isEmpty() && relativeTo.isEmpty())) {
            throw new IllegalArgumentException(name + ": a discrete dimension is neither relative nor normalised");
        }
    }

    /// A continuous dimension.
    ///
    /// @param low for each row, such as the 2nd percentile
    /// @param high for each row, such as the 98th percentile
    public static ActionDim continuous(
            String name, String unit, String relativeTo, List<Double> low, List<Double> high) {
        return new ActionDim(name, unit, relativeTo, low, high, Discrete.NONE, 1);
    }

    /// A command in {-1, +1}.
    public static ActionDim discrete(String name, Discrete discrete, double factor) {
        return new ActionDim(name, "1", "", List.of(), List.of(), discrete, factor);
    }
}
