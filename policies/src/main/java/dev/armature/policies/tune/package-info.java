/// Choosing how a policy is sampled, offline, from held-out demonstrations. Measuring success in a world is not here.
@NullMarked
package dev.armature.policies.tune;

import org.jspecify.annotations.NullMarked;
