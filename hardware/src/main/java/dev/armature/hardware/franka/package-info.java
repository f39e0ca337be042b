/// Franka robots over FCI, the Franka Control Interface: `protocol` is the wire, `link` the way of states and
/// commands, `client` drives a robot with libfranka's words, `motion` and `rate` make what it commands,
/// `plant` is the robot for the rest of the stack, `server` puts the wire in front of any
/// [dev.armature.core.Plant], `model` is the library that a robot sends to its clients.
@NullMarked
package dev.armature.hardware.franka;

import org.jspecify.annotations.NullMarked;
