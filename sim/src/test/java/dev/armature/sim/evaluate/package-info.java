@NullMarked
package dev.armature.sim.evaluate;

import org.jspecify.annotations.NullMarked;
