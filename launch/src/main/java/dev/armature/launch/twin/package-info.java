/// What the program tells and shows of a running twin: lines, JSON, a picture. The twin itself is in `sim`.
@NullMarked
package dev.armature.launch.twin;

import org.jspecify.annotations.NullMarked;
