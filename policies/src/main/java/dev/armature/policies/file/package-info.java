/// Policies as files: a folder or zip with `policy.yaml`, the ONNX graph and `golden.bin`, and the proof at load that
/// they belong together. What a policy does with them lives in `diffusion`.
@NullMarked
package dev.armature.policies.file;

import org.jspecify.annotations.NullMarked;
