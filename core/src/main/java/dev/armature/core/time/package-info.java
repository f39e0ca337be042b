/// Time: a clock that can be real or simulated, and rates. Nothing outside this package reads the system's clock.
@NullMarked
package dev.armature.core.time;

import org.jspecify.annotations.NullMarked;
