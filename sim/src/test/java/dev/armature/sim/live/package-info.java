@NullMarked
package dev.armature.sim.live;

import org.jspecify.annotations.NullMarked;
