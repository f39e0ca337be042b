/// Tests of the control program.
@NullMarked
package dev.armature.launch.control;

import org.jspecify.annotations.NullMarked;
