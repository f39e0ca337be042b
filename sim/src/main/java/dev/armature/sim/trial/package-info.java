/// Policies put to the test: the same seeds for every sampler, on all cores, each episode with its path. What the
/// numbers mean is in `evaluate`.
@NullMarked
package dev.armature.sim.trial;

import org.jspecify.annotations.NullMarked;
