package dev.armature.datasets;

import java.util.List;

/// Where one episode lies in its dataset.
///
/// @param index the episode's number, from 0
/// @param tasks what was done, in words; usually one
/// @param length number of frames
/// @param fromIndex the dataset-wide index of its first frame
public record Episode(int index, List<String> tasks, int length, long fromIndex) {

    /// @throws IllegalArgumentException when a number is negative
    public Episode {
        tasks = List.copyOf(tasks);
        if (index < 0 || length < 0 || fromIndex < 0) {
            throw new IllegalArgumentException(
                    "episode " + index + " of " + length + " frames from " + fromIndex + " cannot be");
        }
    }

    /// The dataset-wide index after its last frame.
    public long toIndex() {
        return fromIndex + length;
    }
}
