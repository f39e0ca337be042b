/// Faults by their number: what is injected, and what must happen.
@NullMarked
package dev.armature.faults;

import org.jspecify.annotations.NullMarked;
