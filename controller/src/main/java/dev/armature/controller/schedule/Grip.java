package dev.armature.controller.schedule;

/// What a gripper makes of an action from -1 (close) to +1 (open).
public enum Grip {
    /// As wide as it says.
    PROPORTIONAL,
    /// All closed below 0, otherwise all open.
    OPEN_OR_CLOSED;

    /// The opening for `action` in m, NaN when it is not finite.
    ///
    /// @param widthMax of the gripper in m
    double width(float action, double widthMax) {
        if (!Float.isFinite(action)) {
            return Double.NaN;
        }
        return switch (this) {
            case PROPORTIONAL -> widthMax * (Math.clamp(action, -1f, 1f) + 1) / 2;
            case OPEN_OR_CLOSED -> action < 0 ? 0 : widthMax;
        };
    }
}
