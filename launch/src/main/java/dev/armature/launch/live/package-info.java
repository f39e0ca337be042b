/// Episodes against the clock, as the program plays them and tells of them. The thread that ticks and the policy's are
/// in `sim`.
@NullMarked
package dev.armature.launch.live;

import org.jspecify.annotations.NullMarked;
