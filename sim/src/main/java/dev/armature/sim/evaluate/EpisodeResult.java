package dev.armature.sim.evaluate;

import java.util.List;

/// What one episode of one policy came to. Everything but `inferenceNanos` repeats bit for bit from the seed.
///
/// @param seed of the reset, the noise and the perturbation; pairs episodes across policies
/// @param success whether the task's goal was reached
/// @param milestones those reached, in order
/// @param steps control steps of the policy, at its rate
/// @param networkCalls how often the network ran in the whole episode
/// @param firstNetworkCalls how often of these in the first inference, which has no warm start
/// @param inferenceNanos wall-clock time of each whole inference (all its network calls), the first one first
/// @param jerk mean second difference of the executed position command in m, see [Jerk]
/// @param simulatedSeconds how long the episode lasted on the twin's clock
/// @param failure why it did not succeed; empty on success
/// @param perturbation what was changed from nominal, in words; empty for nominal
public record EpisodeResult(
        long seed,
        boolean success,
        List<Milestone> milestones,
        int steps,
        long networkCalls,
        long firstNetworkCalls,
        List<Long> inferenceNanos,
        double jerk,
        double simulatedSeconds,
        String failure,
        String perturbation) {

    /// A stage of the task on the way to success.
    ///
    /// @param name such as `grasped`
    /// @param atSeconds when it was first reached, in simulated seconds from the reset
    public record Milestone(String name, double atSeconds) {}

    /// @throws IllegalArgumentException when a count or a duration is negative or not finite
    public EpisodeResult {
        milestones = List.copyOf(milestones);
        inferenceNanos = List.copyOf(inferenceNanos);
        if (steps < 0 || firstNetworkCalls < 0 || networkCalls < firstNetworkCalls) {
            throw new IllegalArgumentException("episode " + seed + ": " + steps + " steps, " + networkCalls
                    + " network calls, " + firstNetworkCalls + " of them in the first inference");
        }
        if (!(jerk >= 0 && jerk < Double.POSITIVE_INFINITY)
                || !(simulatedSeconds >= 0 && simulatedSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "episode " + seed + ": jerk " + jerk + ", " + simulatedSeconds + " simulated seconds");
        }
    }

    /// Whether the milestone `name` was reached.
    public boolean reached(String name) {
        return milestones.stream().anyMatch(milestone -> milestone.name().equals(name));
    }
}
