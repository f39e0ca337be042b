@NullMarked
package dev.armature.sim.twin;

import org.jspecify.annotations.NullMarked;
