/// Tests of statistics.
@NullMarked
package dev.armature.datasets.stats;

import org.jspecify.annotations.NullMarked;
