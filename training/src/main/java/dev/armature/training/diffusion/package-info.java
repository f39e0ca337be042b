/// Training a diffusion policy from demonstrations: the loss, the loop, checkpoints, curves, and the policy folder that
/// comes out. Windows are cut in `windows`, networks are in `denoiser`, sampling is in `policies`.
@NullMarked
package dev.armature.training.diffusion;

import org.jspecify.annotations.NullMarked;
