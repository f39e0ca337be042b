package dev.armature.core.shared;

/// What a policy process says when it joins or leaves, and what it is told. Allocated once, filled in place.
final class JoinNote {

    static final int LEAVES = 0;
    static final int GIVES_SETPOINTS = 1;
    static final int GIVES_CHUNKS = 2;

    /// Counts up with every policy process.
    long generation;

    /// [#LEAVES], [#GIVES_SETPOINTS] or [#GIVES_CHUNKS].
    int gives;

    /// The ordinal of an action's kind.
    int kind;

    /// Numbers of an action.
    int dim;

    /// Rows of a chunk.
    int horizon;

    /// Time between set-points or rows in ns.
    long periodNanos;

    /// Asked: the units of an action's numbers, with spaces between. Told: why it was refused; empty when it
    /// was not.
    String text = "";
}
