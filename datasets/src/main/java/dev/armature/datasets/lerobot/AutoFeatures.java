package dev.armature.datasets.lerobot;

import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import java.util.List;

/// The columns that LeRobot keeps in every dataset beside what is recorded.
public final class AutoFeatures {

    /// Seconds from the episode's start: `frame_index / fps`, not the time of capture.
    public static final Feature TIMESTAMP = Feature.scalar("timestamp", FeatureType.FLOAT32);

    /// The frame's number in its episode, from 0.
    public static final Feature FRAME_INDEX = Feature.scalar("frame_index", FeatureType.INT64);

    /// The episode's number, from 0.
    public static final Feature EPISODE_INDEX = Feature.scalar("episode_index", FeatureType.INT64);

    /// The frame's number in the dataset, from 0.
    public static final Feature INDEX = Feature.scalar("index", FeatureType.INT64);

    /// The task's number in `meta/tasks.parquet`.
    public static final Feature TASK_INDEX = Feature.scalar("task_index", FeatureType.INT64);

    /// All of them, in LeRobot's order.
    public static final List<Feature> ALL = List.of(TIMESTAMP, FRAME_INDEX, EPISODE_INDEX, INDEX, TASK_INDEX);

    private AutoFeatures() {}

    /// Whether `key` is one of them.
    public static boolean contains(String key) {
        return ALL.stream().anyMatch(f -> f.key().equals(key));
    }
}
