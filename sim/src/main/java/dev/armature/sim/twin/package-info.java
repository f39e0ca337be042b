/// The robot's stand-in: a [dev.armature.core.Plant] made of MuJoCo that takes what the robot takes and says
/// what the robot says. No control laws, no tasks.
@NullMarked
package dev.armature.sim.twin;

import org.jspecify.annotations.NullMarked;
