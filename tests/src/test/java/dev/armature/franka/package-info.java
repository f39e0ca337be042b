/// Our client against our server in front of the MuJoCo twin, over real sockets.
@NullMarked
package dev.armature.franka;

import org.jspecify.annotations.NullMarked;
