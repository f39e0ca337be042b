@NullMarked
package dev.armature.sim.demonstrate;

import org.jspecify.annotations.NullMarked;
