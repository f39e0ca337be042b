package dev.armature.training.diffusion;

/// Hears how a training goes on; draws a bar or a line of log from it.
@FunctionalInterface
public interface TrainingListener {

    /// Called every so many steps and at the end.
    void onProgress(TrainingProgress progress);
}
