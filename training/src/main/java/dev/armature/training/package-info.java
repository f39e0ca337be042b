/// Everything that learns: libtorch modules, trainers and ONNX export. Never on a robot's class path.
@NullMarked
package dev.armature.training;

import org.jspecify.annotations.NullMarked;
