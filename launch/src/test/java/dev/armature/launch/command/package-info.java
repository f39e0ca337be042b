/// Tests of what commands share.
@NullMarked
package dev.armature.launch.command;

import org.jspecify.annotations.NullMarked;
