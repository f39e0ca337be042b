/// The MuJoCo twin: the binding, scenes, tasks, rollouts and evaluation. No learning, no sockets.
@NullMarked
package dev.armature.sim;

import org.jspecify.annotations.NullMarked;
