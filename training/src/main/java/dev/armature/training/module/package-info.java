/// Layers that run in libtorch and write themselves as ONNX, and the flat block of numbers that they share. Whole
/// networks are in package `denoiser`.
@NullMarked
package dev.armature.training.module;

import org.jspecify.annotations.NullMarked;
