/// Episodes of demonstrations on disk: LeRobot v3 written and read, checked, and counted into statistics. No robots, no
/// learning.
@NullMarked
package dev.armature.datasets;

import org.jspecify.annotations.NullMarked;
