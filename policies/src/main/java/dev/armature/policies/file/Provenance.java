package dev.armature.policies.file;

/// Where a policy comes from: enough to make it again.
///
/// @param data the dataset, with its version or checksum
/// @param heldOutFraction share of the episodes that was not learned from, 0 … 1; 0 where it is not known
/// @param codeVersion of the trainer that began the training; it may have been stopped and gone on with by another
/// @param seed of the training
/// @param trainingCommand that began it, as typed, but of each path only the last name: nothing of the machine's
/// folders
/// @param settings all settings of the training as YAML, which `--settings` takes; empty where they are not known
/// @param date on which it began, ISO 8601 day
public record Provenance(
        String data,
        double heldOutFraction,
        String codeVersion,
        long seed,
        String trainingCommand,
        String settings,
        String date) {}
