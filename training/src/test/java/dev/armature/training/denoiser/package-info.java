@NullMarked
package dev.armature.training.denoiser;

import org.jspecify.annotations.NullMarked;
