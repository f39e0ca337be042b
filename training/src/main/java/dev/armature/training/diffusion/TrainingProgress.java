package dev.armature.training.diffusion;

/// Where a training stands.
///
/// @param step steps made
/// @param total steps to make
/// @param loss mean over the last steps
/// @param validationLoss of the averaged network on held-out windows; NaN until it was measured
/// @param learningRate of the last step
/// @param stepsPerSecond since the training began or went on
public record TrainingProgress(
        int step, int total, double loss, double validationLoss, double learningRate, double stepsPerSecond) {}
