package dev.armature.datasets.lerobot;

import dev.armature.datasets.Episode;

/// One row of `meta/episodes`: an episode, and the file that holds its frames.
record EpisodeRow(Episode episode, FileIndex data) {}
