/// Writing ONNX graphs: a builder over the generated classes of the format, and the proof that a graph computes what
/// libtorch computes. Which operators a layer becomes is the layer's business (package `module`).
@NullMarked
package dev.armature.training.onnx;

import org.jspecify.annotations.NullMarked;
