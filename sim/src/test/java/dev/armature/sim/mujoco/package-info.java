/// Behaviour of the binding against oracles on paper: no robot, no scene.
@NullMarked
package dev.armature.sim.mujoco;

import org.jspecify.annotations.NullMarked;
