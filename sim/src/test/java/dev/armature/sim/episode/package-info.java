@NullMarked
package dev.armature.sim.episode;

import org.jspecify.annotations.NullMarked;
