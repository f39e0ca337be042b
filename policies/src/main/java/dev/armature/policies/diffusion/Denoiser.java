package dev.armature.policies.diffusion;

/// The network ε(x, k, o): the noise in a noised chunk of actions.
public interface Denoiser extends AutoCloseable {

    /// Estimates the noise.
    ///
    /// @param sample noised chunk, H × Da row-major, in the network's units; not modified
    /// @param k noise level, 0 (least) .. T-1
    /// @param condition To · Do normalised observation; not modified
    /// @param out as long as `sample`; overwritten
    void noise(float[] sample, int k, float[] condition, float[] out);

    @Override
    default void close() {}
}
