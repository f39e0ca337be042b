/// The program as its users see it: command lines in, text and exit codes out.
@NullMarked
package dev.armature.program;

import org.jspecify.annotations.NullMarked;
