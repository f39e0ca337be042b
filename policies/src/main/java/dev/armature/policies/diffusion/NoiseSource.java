package dev.armature.policies.diffusion;

/// Standard normal numbers.
@FunctionalInterface
public interface NoiseSource {

    /// The next number.
    double next();
}
