/// Tests of what an evaluation claims and leaves.
@NullMarked
package dev.armature.launch.evaluation;

import org.jspecify.annotations.NullMarked;
