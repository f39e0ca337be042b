package dev.armature.controller.collision;

/// Two capsules of an arm that may come together.
///
/// @param first index into [ArmShape#capsules()]
/// @param second as above
public record CapsulePair(int first, int second) {}
