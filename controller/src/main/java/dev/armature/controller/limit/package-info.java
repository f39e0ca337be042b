/// The limits of an arm as clamps: torque and its rate, walls before the joints' ends and top speeds, and the torques
/// that bring it to rest. Each bounds what it is given and says whether it acted; when to use which is the safety
/// filter's matter.
@NullMarked
package dev.armature.controller.limit;

import org.jspecify.annotations.NullMarked;
