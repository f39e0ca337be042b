/// From a dataset's episodes to the windows that a diffusion policy learns from: which rows, relative to what,
/// normalised how. The normalisers are those of `policies`, so training and robot cannot differ.
@NullMarked
package dev.armature.training.windows;

import org.jspecify.annotations.NullMarked;
