/// Tests of reading and writing LeRobot datasets.
@NullMarked
package dev.armature.datasets.lerobot;

import org.jspecify.annotations.NullMarked;
