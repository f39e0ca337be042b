package dev.armature.policies.tune;

import dev.armature.policies.diffusion.Solve;

/// What one refining solve did.
///
/// @param solve the list
/// @param error mean distance of row To-1 from the expert's, in the network's units
/// @param standardError of that mean
/// @param aboveBest mean of its error above the best candidate's, window by window
/// @param aboveBestStandardError of that mean
/// @param contraction C(K', s): what a full solve from K' leaves of the guess's error, by the closed form
/// @param allowed whether its calls and its K' are within the limits
public record Candidate(
        Solve solve,
        double error,
        double standardError,
        double aboveBest,
        double aboveBestStandardError,
        double contraction,
        boolean allowed) {

    private static final double NEGLIGIBLE = 0.05;

    /// Whether its error cannot be told from the best one's, within two standard errors, or is at most 5 % above it:
    /// with enough windows every difference can be told, also those that no robot would show.
    public boolean asGoodAsBest() {
        return aboveBest <= Math.max(2 * aboveBestStandardError, NEGLIGIBLE * (error - aboveBest));
    }
}
