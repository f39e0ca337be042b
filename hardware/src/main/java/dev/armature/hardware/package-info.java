/// Links to robots and devices. No control laws.
@NullMarked
package dev.armature.hardware;

import org.jspecify.annotations.NullMarked;
