package dev.armature.datasets;

import java.util.List;
import java.util.Optional;

/// What a dataset says of itself.
///
/// @param version LeRobot's format, such as `v3.0`
/// @param robotType which robot, such as `panda`; `unknown` where it is not said
/// @param fps frames per second
/// @param features all columns, LeRobot's own (`timestamp`, `index`, …) among them, in their order
/// @param totalEpisodes how many episodes it claims
/// @param totalFrames how many frames it claims
/// @param totalTasks how many tasks it claims
public record DatasetInfo(
        String version,
        String robotType,
        int fps,
        List<Feature> features,
        int totalEpisodes,
        long totalFrames,
        int totalTasks) {

    /// Copies the list.
    public DatasetInfo {
        features = List.copyOf(features);
    }

    /// The feature called `key`.
    public Optional<Feature> feature(String key) {
        return features.stream().filter(f -> f.key().equals(key)).findFirst();
    }
}
