package dev.armature.policies.diffusion;

/// How the network was trained. It estimates the noise (ε-prediction).
///
/// @param schedule noise schedule
/// @param trainLevels T, 2..10000
/// @param clipSample bound of x̂₀ in the network's units, > 0
public record Diffusion(NoiseSchedule.Kind schedule, int trainLevels, double clipSample) {

    /// T at most.
    public static final int MAX_LEVELS = 10_000;

    /// @throws IllegalArgumentException when a number is out of range
    public Diffusion {
        if (trainLevels < 2 || trainLevels > MAX_LEVELS || !(clipSample > 0)) {
            throw new IllegalArgumentException(
                    "levels " + trainLevels + " must be within 2.." + MAX_LEVELS + " and clip " + clipSample + " > 0");
        }
    }

    /// All levels from noise with DDPM, then one DDIM list from level T/4, low enough that the last chunk still
    /// tells which mode it had committed to.
    public SamplerSettings untuned() {
        int top = trainLevels / 4;
        return new SamplerSettings(
                SamplerSettings.Mode.RTI,
                Solve.down(Posterior.DDPM, trainLevels - 1),
                Solve.spread(Posterior.DDIM, top, Math.min(4, top + 1)),
                schedule,
                true);
    }
}
