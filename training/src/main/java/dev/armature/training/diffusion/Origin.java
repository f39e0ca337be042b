package dev.armature.training.diffusion;

/// Who began a training and when, for the provenance of what is made. Whoever goes on after a stop leaves it as it is.
/// Holds nothing of the machine: no folders, no names.
///
/// @param codeVersion of the program, with the commit where it is known
/// @param command as typed, of each path only the last name
/// @param date ISO 8601 day
public record Origin(String codeVersion, String command, String date) {}
