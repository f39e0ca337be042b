/// Demonstrations by scripted experts: played on all cores, kept when they succeed, stored as LeRobot episodes
/// in the order of their seeds. How experts decide lives in `task`.
@NullMarked
package dev.armature.sim.demonstrate;

import org.jspecify.annotations.NullMarked;
