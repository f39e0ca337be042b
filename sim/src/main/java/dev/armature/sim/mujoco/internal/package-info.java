/// The functions of the C++ header `armature_mujoco.h`, as JavaCPP sees them. Only `dev.armature.sim.mujoco` uses them.
@NullMarked
package dev.armature.sim.mujoco.internal;

import org.jspecify.annotations.NullMarked;
