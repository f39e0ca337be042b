@NullMarked
package dev.armature.training.diffusion;

import org.jspecify.annotations.NullMarked;
