package dev.armature.sim.mujoco;

import java.util.Locale;

/// The kinds of named objects in a model.
public enum ObjType {
    BODY,
    JOINT,
    GEOM,
    SITE,
    CAMERA,
    LIGHT,
    TEXTURE,
    MATERIAL,
    EQUALITY,
    TENDON,
    ACTUATOR,
    SENSOR,
    KEY;

    /// MuJoCo's word for it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
