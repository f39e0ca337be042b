package dev.armature.core;

/// From an observation to the actions of the next steps. Knows nothing of robots, ROS or files.
///
/// One instance serves one environment: it may keep state from chunk to chunk (a warm start, a hidden state) until
/// [#reset(long)]. Not thread-safe.
public interface Policy extends AutoCloseable {

    /// What it looks at.
    ObservationSpec observationSpec();

    /// What it commands.
    ActionSpec actionSpec();

    /// Rows of a chunk, counted from the time of the observation on.
    int horizon();

    /// Time between rows in nanoseconds: the rate the policy was trained at.
    long periodNanos();

    /// Computes the chunk that follows from `observation`.
    ///
    /// @param observation of [#observationSpec()]; not modified
    /// @param out of [#actionSpec()] and [#horizon()]; overwritten, its start set to the observation's capture time
    /// @return [Status#OK], or [Status#NOT_FINITE] when the observation or the result holds a non-finite number and
    ///     `out` must not be used
    Status infer(Observation observation, ActionChunk out);

    /// Does what need not wait for the next observation: the preparation phase of a real-time iteration, before its
    /// feedback phase, [#infer(Observation, ActionChunk)] (Diehl, Bock and Schlöder 2005). Called in the pause
    /// between two chunks; changes nothing that a chunk depends on.
    default void prepare() {}

    /// Forgets the episode and seeds the noise. Two episodes with the same seed and observations are equal bit for
    /// bit.
    void reset(long seed);

    /// How many times the network ran since the policy was made.
    long networkCalls();

    @Override
    void close();
}
