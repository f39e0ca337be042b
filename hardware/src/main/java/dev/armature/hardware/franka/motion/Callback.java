package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.protocol.FrankaState;

/// The caller's part of a motion, asked once for each state on the thread that moves. Should take no more
/// than 300 µs, and allocate nothing. What it throws ends the motion.
///
/// @param <V> what it fills
@FunctionalInterface
public interface Callback<V> {

    /// Says what to command.
    ///
    /// @param state the robot's newest; not to be modified or kept
    /// @param periodMillis time since the state before in ms: 0 the first time, more than 1 when packets
    ///     were lost
    /// @param out filled; holds what it held the last time, the first time the robot's present value
    void next(FrankaState state, long periodMillis, V out);
}
