package dev.armature.datasets.lerobot.internal;

import dev.armature.datasets.stats.FeatureStatistics;
import java.util.SequencedMap;

/// An episode with its statistics, as a row of `meta/episodes` is written.
///
/// @param row which episode, and where it lies
/// @param statistics of each feature of numbers, by key
public record CountedEpisode(EpisodeRow row, SequencedMap<String, FeatureStatistics> statistics) {

    /// The statistics of one feature.
    ///
    /// @throws IllegalArgumentException when there are none
    public FeatureStatistics statistics(String key) {
        FeatureStatistics found = statistics.get(key);
        if (found == null) {
            throw new IllegalArgumentException(key + " was not counted");
        }
        return found;
    }
}
