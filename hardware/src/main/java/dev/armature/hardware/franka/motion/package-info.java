/// What a motion commands: the values that a caller's callback fills each millisecond, and how they become a
/// command that the robot accepts. Nothing here knows of sockets.
@NullMarked
package dev.armature.hardware.franka.motion;

import org.jspecify.annotations.NullMarked;
