/// What a thread needs to keep its time on a machine that others use too: the scheduler's real-time class, memory that
/// is never paged out, code that is compiled before it counts. The loop itself is in `loop`, the clock in `core.time`.
@NullMarked
package dev.armature.controller.realtime;

import org.jspecify.annotations.NullMarked;
