/// Another side for tests: a robot that does as it is told, and a wire that loses, over real sockets.
@NullMarked
package dev.armature.hardware.franka.mock;

import org.jspecify.annotations.NullMarked;
