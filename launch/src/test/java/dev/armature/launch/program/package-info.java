/// Tests of how the program answers wrong words and failures.
@NullMarked
package dev.armature.launch.program;

import org.jspecify.annotations.NullMarked;
