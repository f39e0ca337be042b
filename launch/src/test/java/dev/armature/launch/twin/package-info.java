/// Tests of the twin's words.
@NullMarked
package dev.armature.launch.twin;

import org.jspecify.annotations.NullMarked;
