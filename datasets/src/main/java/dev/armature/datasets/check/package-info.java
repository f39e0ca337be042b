/// What is wrong with a LeRobot dataset on disk, and what it holds in short. Reads only; mends nothing.
@NullMarked
package dev.armature.datasets.check;

import org.jspecify.annotations.NullMarked;
