/// MuJoCo from Java: a model, its data, stepping, rendering and rollouts, in MuJoCo's own words and units (SI,
/// quaternions w first). No robot, no scene, no task: those are built on it.
@NullMarked
package dev.armature.sim.mujoco;

import org.jspecify.annotations.NullMarked;
