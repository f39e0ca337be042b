/// Tests of figures and of how benchmarks are found.
@NullMarked
package dev.armature.launch.bench;

import org.jspecify.annotations.NullMarked;
