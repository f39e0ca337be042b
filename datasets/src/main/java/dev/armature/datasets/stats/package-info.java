/// Statistics of features as LeRobot keeps them: per episode and merged over episodes. No files.
@NullMarked
package dev.armature.datasets.stats;

import org.jspecify.annotations.NullMarked;
