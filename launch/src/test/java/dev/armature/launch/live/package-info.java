@NullMarked
package dev.armature.launch.live;

import org.jspecify.annotations.NullMarked;
