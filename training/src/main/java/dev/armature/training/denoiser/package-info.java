/// Networks that guess the noise in a chunk of actions. Which noise, and what is done with the guess, is not known
/// here.
@NullMarked
package dev.armature.training.denoiser;

import org.jspecify.annotations.NullMarked;
