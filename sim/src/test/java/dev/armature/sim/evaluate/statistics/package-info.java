@NullMarked
package dev.armature.sim.evaluate.statistics;

import org.jspecify.annotations.NullMarked;
