package dev.armature.sim.episode;

import java.util.List;

/// What inference cost in one episode.
///
/// @param networkCalls how often the network ran
/// @param firstNetworkCalls how often of these in the first inference
/// @param inferenceNanos wall-clock time of each inference
public record Effort(long networkCalls, long firstNetworkCalls, List<Long> inferenceNanos) {

    /// No network at all.
    public static final Effort NONE = new Effort(0, 0, List.of());

    /// @throws NullPointerException when the list is null
    public Effort {
        inferenceNanos = List.copyOf(inferenceNanos);
    }
}
