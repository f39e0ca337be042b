/// Every figure that the project claims, measured now: paired with what it is compared to, in one run.
@NullMarked
package dev.armature.benchmarks;

import org.jspecify.annotations.NullMarked;
