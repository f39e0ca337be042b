@NullMarked
package dev.armature.sim.perturb;

import org.jspecify.annotations.NullMarked;
