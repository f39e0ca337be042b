package dev.armature.sim.mujoco;

import java.util.Locale;

/// What a model can do without, in the words of MJCF's `option/flag`.
public enum Feature {
    CONSTRAINT,
    EQUALITY,
    FRICTIONLOSS,
    LIMIT,
    CONTACT,
    GRAVITY,
    CLAMPCTRL,
    ACTUATION;

    /// MuJoCo's word for it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
