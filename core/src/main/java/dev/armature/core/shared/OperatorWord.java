package dev.armature.core.shared;

/// What an operator says. Allocated once, filled in place.
final class OperatorWord {

    /// The ordinal of an [OperatorEnd.Order].
    int order;
}
