/// The ROS 2 client. No node lives here; nodes live in `launch`.
@NullMarked
package dev.armature.ros2;

import org.jspecify.annotations.NullMarked;
