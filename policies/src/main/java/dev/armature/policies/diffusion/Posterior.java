package dev.armature.policies.diffusion;

/// How a sample goes from one noise level to the next.
public enum Posterior {
    /// The stochastic one-step posterior k → k-1 of Ho et al. (2020), `fixed_small` variance. A list that skips levels
    /// still takes one-step posteriors, as RTI-DP does.
    DDPM,
    /// The deterministic step of Song et al. (2021), η = 0, respaced: it leaps to the next level of the list.
    DDIM
}
