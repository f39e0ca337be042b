@NullMarked
package dev.armature.sim.trial;

import org.jspecify.annotations.NullMarked;
