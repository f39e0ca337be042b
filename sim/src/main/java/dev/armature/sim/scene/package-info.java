/// The scenes that ship with Armature: our own MJCF of the Panda, its table and what stands on it, and how a
/// model is loaded from them or from a user's file. No physics, no tasks.
@NullMarked
package dev.armature.sim.scene;

import org.jspecify.annotations.NullMarked;
