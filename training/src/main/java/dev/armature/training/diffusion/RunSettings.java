package dev.armature.training.diffusion;

/// How a training goes about it.
///
/// @param seed of initial values, batches, noise and the choice of held-out episodes
/// @param threads of libtorch; 0 is one for each processor
/// @param validationFraction of the episodes that is held out
/// @param validateEverySteps how often the held-out loss is measured
/// @param checkpointEverySteps how often a checkpoint is written
public record RunSettings(
        long seed, int threads, double validationFraction, int validateEverySteps, int checkpointEverySteps) {

    /// One thread: the layers are too small to share, and the weights come out the same on a machine with more
    /// cores.
    public static final RunSettings DEFAULT = new RunSettings(0, 1, 0.04, 1000, 2000);

    /// @throws IllegalArgumentException when a number is out of range
    public RunSettings {
        if (threads < 0 || validateEverySteps < 1 || checkpointEverySteps < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be >= 0, every " + validateEverySteps
                    + " and " + checkpointEverySteps + " steps >= 1");
        }
        if (!(validationFraction > 0 && validationFraction < 1)) {
            throw new IllegalArgumentException("validation fraction " + validationFraction + " must be within 0..1");
        }
    }
}
