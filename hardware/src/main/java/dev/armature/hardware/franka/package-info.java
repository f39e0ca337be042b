/// Franka robots over FCI, the Franka Control Interface: `protocol` is the wire, `client` drives a robot, `server` puts
/// the wire in front of any [dev.armature.core.Plant], `model` is the library that a robot sends to its clients.
@NullMarked
package dev.armature.hardware.franka;

import org.jspecify.annotations.NullMarked;
