package dev.armature.policies.file;

/// Where a policy comes from: enough to make it again.
///
/// @param data the dataset, with its version or checksum
/// @param codeVersion of the trainer
/// @param seed of the training
/// @param trainingCommand as typed
/// @param date ISO 8601 day
public record Provenance(String data, String codeVersion, long seed, String trainingCommand, String date) {}
