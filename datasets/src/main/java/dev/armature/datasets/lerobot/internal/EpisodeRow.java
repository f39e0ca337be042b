package dev.armature.datasets.lerobot.internal;

import dev.armature.datasets.Episode;

/// One row of `meta/episodes`: an episode, and the file that holds its frames.
public record EpisodeRow(Episode episode, FileIndex data) {}
