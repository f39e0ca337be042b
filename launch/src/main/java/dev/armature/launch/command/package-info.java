/// The sub-commands, one small class each: what they read from the command line, whom they ask, what they
/// print.
@NullMarked
package dev.armature.launch.command;

import org.jspecify.annotations.NullMarked;
