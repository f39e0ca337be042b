/// The twin running by itself at 1 kHz, in real time or as fast as it goes, and how well it keeps up. Episodes, whose
/// actors think in between, are in `episode`.
@NullMarked
package dev.armature.sim.live;

import org.jspecify.annotations.NullMarked;
