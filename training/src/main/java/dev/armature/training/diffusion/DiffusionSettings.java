package dev.armature.training.diffusion;

import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.training.windows.WindowSettings;

/// Everything that decides what a training makes, beside the data.
///
/// The recipe is Diffusion Policy's (Chi et al. 2023) with a higher rate and fewer steps, for a small network and an
/// hour at most on two cores.
///
/// @param net the network
/// @param windows what it learns from
/// @param schedule of the noise
/// @param levels T, noise levels
/// @param optimizer how the weights are found
/// @param run seed, threads, and what happens on the way
public record DiffusionSettings(
        NetSettings net,
        WindowSettings windows,
        NoiseSchedule.Kind schedule,
        int levels,
        OptimizerSettings optimizer,
        RunSettings run) {

    /// What `armature train diffusion` does unless told otherwise.
    public static final DiffusionSettings DEFAULT = new DiffusionSettings(
            NetSettings.DEFAULT,
            WindowSettings.DEFAULT,
            NoiseSchedule.Kind.SQUARED_COSINE,
            100,
            OptimizerSettings.DEFAULT,
            RunSettings.DEFAULT);

    /// @throws IllegalArgumentException when there are too few levels
    public DiffusionSettings {
        if (levels < 2) {
            throw new IllegalArgumentException("levels " + levels + " must be >= 2");
        }
    }
}
