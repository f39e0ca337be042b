/// Diffusion policies: noise schedules, the DDPM and DDIM steps, and the policy that starts each solve from its own
/// last chunk (real-time iteration, RTI-DP, arXiv 2508.05396). One network call is one [Denoiser#noise]; all else is
/// plain arithmetic in double precision. Files and ONNX do not live here.
@NullMarked
package dev.armature.policies.diffusion;

import org.jspecify.annotations.NullMarked;
