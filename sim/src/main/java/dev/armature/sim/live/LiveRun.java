package dev.armature.sim.live;

import dev.armature.sim.evaluate.statistics.Latency;

/// One episode against the clock. Nothing here repeats bit for bit: it depends on what else the machine does.
///
/// @param name of the policy's sampler, such as `rti@1`
/// @param seed of the start and the noise
/// @param success whether the task's goal was reached
/// @param failure why it was not; empty on success
/// @param simulatedSeconds how long the episode lasted for the twin
/// @param wallSeconds how long it lasted on the clock
/// @param ticks the control thread
/// @param chunks the policy's thread
public record LiveRun(
        String name,
        long seed,
        boolean success,
        String failure,
        double simulatedSeconds,
        double wallSeconds,
        Ticks ticks,
        Chunks chunks) {

    /// What the control thread did, a millisecond each tick.
    ///
    /// @param count all ticks
    /// @param late those that were not done when the next one was due
    /// @param waited those before the arm first moved, at which there was no chunk yet
    /// @param held those after it in which the safety filter held or stopped the arm
    /// @param compute state, law and safety filter; physics comes on top
    public record Ticks(long count, long late, long waited, long held, Latency compute) {}

    /// What the policy's thread did.
    ///
    /// @param inferences all
    /// @param refused those whose chunk must not be used, or came too late to be
    /// @param missed observations that should have been inferred from and were overtaken while the policy computed
    /// @param firstAgeNanos age of the first chunk, which has no warm start
    /// @param inference time of each whole inference but the first
    /// @param age of each chunk but the first when the arm first followed it: on the clock, from the capture of its
    ///     observation to that tick
    public record Chunks(
            long inferences, long refused, long missed, long firstAgeNanos, Latency inference, Latency age) {}

    /// The twin's time over real time; 1 keeps up.
    public double realTimeFactor() {
        return wallSeconds > 0 ? simulatedSeconds / wallSeconds : 0;
    }
}
