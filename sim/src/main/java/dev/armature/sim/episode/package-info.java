/// One episode of a task on the twin, from reset to success or the end of time: who acts, what is observed, and
/// who watches. Statistics over episodes live in `evaluate`.
@NullMarked
package dev.armature.sim.episode;

import org.jspecify.annotations.NullMarked;
