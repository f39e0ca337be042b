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
/// @param steps of the optimizer
/// @param batchSize windows a step
/// @param learningRate at its peak
/// @param warmUpSteps until the peak
/// @param weightDecay of AdamW
/// @param schedule of the noise
/// @param levels T, noise levels
/// @param seed of initial values, batches, noise and the choice of held-out episodes
/// @param threads of libtorch; 0 is one for each processor
/// @param validationFraction of the episodes that is held out
/// @param validateEverySteps how often the held-out loss is measured
/// @param checkpointEverySteps how often a checkpoint is written
public record DiffusionSettings(
        NetSettings net,
        WindowSettings windows,
        int steps,
        int batchSize,
        double learningRate,
        int warmUpSteps,
        double weightDecay,
        NoiseSchedule.Kind schedule,
        int levels,
        long seed,
        int threads,
        double validationFraction,
        int validateEverySteps,
        int checkpointEverySteps) {

    /// What `armature train diffusion` does unless told otherwise. One thread: the layers are too small to share, and
    /// the weights come out the same on a machine with more cores.
    public static final DiffusionSettings DEFAULT = new DiffusionSettings(
            NetSettings.DEFAULT,
            WindowSettings.DEFAULT,
            20_000,
            256,
            1e-3,
            500,
            1e-6,
            NoiseSchedule.Kind.SQUARED_COSINE,
            100,
            0,
            1,
            0.04,
            1000,
            2000);

    /// @throws IllegalArgumentException when a number is out of range
    public DiffusionSettings {
        if (steps < 1 || batchSize < 1 || warmUpSteps < 0 || levels < 2 || threads < 0) {
            throw new IllegalArgumentException("steps " + steps + " and batch " + batchSize + " must be >= 1, levels "
                    + levels + " >= 2, warm-up " + warmUpSteps + " and threads " + threads + " >= 0");
        }
        if (!(learningRate > 0 && weightDecay >= 0 && validationFraction > 0 && validationFraction < 1)) {
            throw new IllegalArgumentException("learning rate " + learningRate + " must be > 0, weight decay "
                    + weightDecay + " >= 0, validation fraction " + validationFraction + " within 0..1");
        }
        if (validateEverySteps < 1 || checkpointEverySteps < 1) {
            throw new IllegalArgumentException(
                    "every " + validateEverySteps + " and " + checkpointEverySteps + " steps must be >= 1");
        }
    }

    /// The same with another number of steps.
    public DiffusionSettings withSteps(int other) {
        return new DiffusionSettings(
                net,
                windows,
                other,
                batchSize,
                learningRate,
                warmUpSteps,
                weightDecay,
                schedule,
                levels,
                seed,
                threads,
                validationFraction,
                validateEverySteps,
                checkpointEverySteps);
    }

    /// The same with another batch.
    public DiffusionSettings withBatchSize(int other) {
        return new DiffusionSettings(
                net,
                windows,
                steps,
                other,
                learningRate,
                warmUpSteps,
                weightDecay,
                schedule,
                levels,
                seed,
                threads,
                validationFraction,
                validateEverySteps,
                checkpointEverySteps);
    }

    /// The same with another number of threads.
    public DiffusionSettings withThreads(int other) {
        return new DiffusionSettings(
                net,
                windows,
                steps,
                batchSize,
                learningRate,
                warmUpSteps,
                weightDecay,
                schedule,
                levels,
                seed,
                other,
                validationFraction,
                validateEverySteps,
                checkpointEverySteps);
    }

    /// The same with another seed.
    public DiffusionSettings withSeed(long other) {
        return new DiffusionSettings(
                net,
                windows,
                steps,
                batchSize,
                learningRate,
                warmUpSteps,
                weightDecay,
                schedule,
                levels,
                other,
                threads,
                validationFraction,
                validateEverySteps,
                checkpointEverySteps);
    }

    /// The same with another network.
    public DiffusionSettings withNet(NetSettings other) {
        return new DiffusionSettings(
                other,
                windows,
                steps,
                batchSize,
                learningRate,
                warmUpSteps,
                weightDecay,
                schedule,
                levels,
                seed,
                threads,
                validationFraction,
                validateEverySteps,
                checkpointEverySteps);
    }
}
