/// The way of states and commands, a thousand times a second over UDP, in two forms behind one interface.
/// What they mean is not known here.
@NullMarked
package dev.armature.hardware.franka.link;

import org.jspecify.annotations.NullMarked;
