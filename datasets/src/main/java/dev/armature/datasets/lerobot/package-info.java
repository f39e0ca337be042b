/// LeRobot v3.0 datasets on disk: written so that a finished episode survives a kill, and read by their
/// metadata. Film and pictures are not written here.
@NullMarked
package dev.armature.datasets.lerobot;

import org.jspecify.annotations.NullMarked;
