/// What all of the program shares: where it lies, how it ends, how it tells how far it is. The command line as a whole
/// is in `program`, the commands are in `command`, what a benchmark is in `bench`; what they wire together lives in the
/// other modules.
@NullMarked
package dev.armature.launch;

import org.jspecify.annotations.NullMarked;
