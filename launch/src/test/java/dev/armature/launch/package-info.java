/// Tests of the program's frame.
@NullMarked
package dev.armature.launch;

import org.jspecify.annotations.NullMarked;
