/// Tests of columns, and of files that change together.
@NullMarked
package dev.armature.datasets.internal;

import org.jspecify.annotations.NullMarked;
