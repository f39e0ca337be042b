/// Everything that infers: ONNX Runtime sessions, diffusion samplers with real-time iteration, and the policy folder
/// with its golden pair. No learning, no robots.
@NullMarked
package dev.armature.policies;

import org.jspecify.annotations.NullMarked;
