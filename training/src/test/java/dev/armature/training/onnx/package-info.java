@NullMarked
package dev.armature.training.onnx;

import org.jspecify.annotations.NullMarked;
