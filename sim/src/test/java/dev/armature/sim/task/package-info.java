@NullMarked
package dev.armature.sim.task;

import org.jspecify.annotations.NullMarked;
