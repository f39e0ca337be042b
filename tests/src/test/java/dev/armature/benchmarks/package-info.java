/// Tests of what makes figures of measurements.
@NullMarked
package dev.armature.benchmarks;

import org.jspecify.annotations.NullMarked;
