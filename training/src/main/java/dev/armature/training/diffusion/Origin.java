package dev.armature.training.diffusion;

/// Who trains, for the provenance of what is made. Holds nothing of the machine: no folders, no names.
///
/// @param codeVersion of the program, with the commit where it is known
/// @param command as typed, of each path only the last name
public record Origin(String codeVersion, String command) {}
