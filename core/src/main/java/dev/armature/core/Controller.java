package dev.armature.core;

/// A control law: brings an arm from its state toward a set-point, once each period. Knows one robot's model.
public interface Controller {

    /// Computes the command for the coming period. Allocates nothing, never throws, never blocks.
    ///
    /// @param state measured; not modified
    /// @param setpoint where to go; not modified
    /// @param out overwritten
    /// @return [Status#OK], [Status#LIMITED] when an own bound acted, [Status#NOT_FINITE] when an input was not
    ///     finite and `out` is zero torque
    Status update(RobotState state, Setpoint setpoint, Command out);

    /// Takes `state` for the start: clears memory, so that the first command does not jump.
    void reset(RobotState state);
}
