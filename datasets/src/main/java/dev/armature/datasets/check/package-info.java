/// What is wrong with a dataset on disk, and what it holds in short. Reads only.
@NullMarked
package dev.armature.datasets.check;

import org.jspecify.annotations.NullMarked;
