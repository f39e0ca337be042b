package dev.armature.core;

/// What a step of the loop has to say about its output. Steps return it; they do not throw.
public enum Status {
    /// All as asked.
    OK,
    /// The output was bounded: a limit, a rate, a clip.
    LIMITED,
    /// The input held a NaN or an infinity; the output is the safe one.
    NOT_FINITE,
    /// The input is older than allowed; the output is the safe one.
    STALE,
    /// No input has come yet.
    MISSING,
    /// Who gives the input has died, or does not answer any more.
    LOST,
    /// Something is broken that the loop cannot mend.
    FAULT
}
