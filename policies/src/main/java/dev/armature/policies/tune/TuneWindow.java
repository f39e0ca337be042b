package dev.armature.policies.tune;

import dev.armature.core.Observation;

/// Two moments of a held-out demonstration, one period apart.
///
/// @param before observation one period earlier, from which the last chunk is made
/// @param now observation at which that chunk is refined
/// @param expert what the expert did, H × Da in SI units, row To-1 at the time of `now`
public record TuneWindow(Observation before, Observation now, double[] expert) {}
