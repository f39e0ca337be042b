/// Tests of the findings about a machine.
@NullMarked
package dev.armature.launch.doctor;

import org.jspecify.annotations.NullMarked;
