package dev.armature.training.diffusion;

import java.nio.file.Path;

/// What came out of a training.
///
/// @param folder the policy's folder
/// @param steps made
/// @param finished whether all steps were made and the policy written; false after a stop, when only the checkpoint
///     was
/// @param validationLoss of the averaged network on held-out windows
/// @param parity largest distance between libtorch and the exported graph; NaN when nothing was exported
public record TrainingResult(Path folder, int steps, boolean finished, double validationLoss, double parity) {

    /// Where the training that makes the policy in `folder` keeps its checkpoint and curves.
    public static Path state(Path folder) {
        return folder.resolve("training");
    }

    /// The picture of its losses.
    public static Path curves(Path folder) {
        return state(folder).resolve("curves.png");
    }
}
