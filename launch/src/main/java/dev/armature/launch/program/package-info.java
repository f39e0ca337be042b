/// The command line as a whole: the list of commands, what it says when words are wrong or a command throws, and the
/// exit code. What a command does is in `command`.
@NullMarked
package dev.armature.launch.program;

import org.jspecify.annotations.NullMarked;
