/// The program: the `armature` command line, its reports, and the wiring of all the other modules.
@NullMarked
package dev.armature.launch;

import org.jspecify.annotations.NullMarked;
