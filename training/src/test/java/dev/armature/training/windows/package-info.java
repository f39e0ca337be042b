@NullMarked
package dev.armature.training.windows;

import org.jspecify.annotations.NullMarked;
