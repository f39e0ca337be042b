/// What a robot is, as data: joints, limits, kinematics, inertias.
@NullMarked
package dev.armature.core.robot;

import org.jspecify.annotations.NullMarked;
