package dev.armature.sim.trial;

import dev.armature.sim.evaluate.EpisodeResult;
import java.util.List;

/// One episode and where the end effector went.
///
/// @param result what it came to
/// @param path x and y in the base frame in m, at each policy step
/// @param wallSeconds how long it took here
public record TrialEpisode(EpisodeResult result, List<float[]> path, double wallSeconds) {

    /// @throws NullPointerException when the path is null
    public TrialEpisode {
        path = List.copyOf(path);
    }
}
