/// What a Franka controller does with commands: motion generators, their checks, the internal impedances,
/// reflexes. No sockets, no threads.
@NullMarked
package dev.armature.hardware.franka.server.motion;

import org.jspecify.annotations.NullMarked;
