@NullMarked
package dev.armature.sim.scene;

import org.jspecify.annotations.NullMarked;
