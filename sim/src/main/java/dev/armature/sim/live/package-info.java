/// The twin against the clock at 1 kHz, by itself or with a policy that runs beside it, and how well both keep up.
/// Episodes in lock-step, whose actors think while the twin's time stands still, are in `episode`.
@NullMarked
package dev.armature.sim.live;

import org.jspecify.annotations.NullMarked;
