package dev.armature.training.diffusion;

/// How the weights are found.
///
/// @param steps of the optimizer
/// @param batchSize windows a step
/// @param learningRate at its peak
/// @param warmUpSteps until the peak
/// @param weightDecay of AdamW
public record OptimizerSettings(int steps, int batchSize, double learningRate, int warmUpSteps, double weightDecay) {

    /// Some minutes on one core.
    public static final OptimizerSettings DEFAULT = new OptimizerSettings(20_000, 256, 1e-3, 500, 1e-6);

    /// @throws IllegalArgumentException when a number is out of range
    public OptimizerSettings {
        if (steps < 1 || batchSize < 1 || warmUpSteps < 0) {
            throw new IllegalArgumentException(
                    "steps " + steps + " and batch " + batchSize + " must be >= 1, warm-up " + warmUpSteps + " >= 0");
        }
        if (!(learningRate > 0 && weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    "learning rate " + learningRate + " must be > 0, weight decay " + weightDecay + " >= 0");
        }
    }
}
