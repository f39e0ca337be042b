package dev.armature.training.diffusion;

import dev.armature.policies.diffusion.Diffusion;
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

    /// @throws IllegalArgumentException when there are too few or too many levels, or the horizon does not fit the
    /// U-Net
    public DiffusionSettings {
        if (levels < 2 || levels > Diffusion.MAX_LEVELS) {
            throw new IllegalArgumentException("noise_levels " + levels + " must be within 2.." + Diffusion.MAX_LEVELS);
        }
        int halvings = net.channels().size() - 1;
        if (net.kind() == NetSettings.Kind.UNET && Integer.numberOfTrailingZeros(windows.horizon()) < halvings) {
            throw new IllegalArgumentException("windows.horizon " + windows.horizon() + " cannot be halved " + halvings
                    + " times between the levels of net.channels " + net.channels()
                    + " (--blocks): fewer levels, or a horizon that is a multiple of 2^" + halvings);
        }
    }
}
