/// The program: the `armature` command line with its exit codes, log and progress. What a sub-command does is
/// in
/// `command`, what a benchmark is in `bench`; what they wire together lives in the other modules.
@NullMarked
package dev.armature.launch;

import org.jspecify.annotations.NullMarked;
