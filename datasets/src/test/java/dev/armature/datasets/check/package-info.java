/// Tests of what is found wrong with a dataset.
@NullMarked
package dev.armature.datasets.check;

import org.jspecify.annotations.NullMarked;
