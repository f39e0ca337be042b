package dev.armature.controller.law;

import dev.armature.core.config.Config;

/// How stiff the end effector is held. The defaults are those of SERL's controller for contact-rich tasks: a high
/// stiffness whose force is bounded by the clip, 2000 N/m · 0.01 m = 20 N.
///
/// @param translationalStiffness in N/m, 0..6000
/// @param translationalDamping in N·s/m, 0..500
/// @param rotationalStiffness in N·m/rad, 0..300
/// @param rotationalDamping in N·m·s/rad, 0..50
/// @param translationalIntegral in N/m for the error summed over ticks, 0..1000
/// @param rotationalIntegral in N·m/rad for the error summed over ticks, 0..100
/// @param nullspaceStiffness in N·m/rad, 0..100
/// @param joint1NullspaceFactor by how much more joint 1 is held, 0..1000
/// @param translationalClip largest position error that counts, each axis and sign, in m
/// @param rotationalClip largest orientation error that counts, each axis and sign, as half angles in rad
public record CartesianImpedanceGains(
        double translationalStiffness,
        double translationalDamping,
        double rotationalStiffness,
        double rotationalDamping,
        double translationalIntegral,
        double rotationalIntegral,
        double nullspaceStiffness,
        double joint1NullspaceFactor,
        AxisClip translationalClip,
        AxisClip rotationalClip) {

    private static final double MAX_STIFFNESS = 6000;

    /// @throws IllegalArgumentException when a gain is out of its range
    public CartesianImpedanceGains {
        within("translational stiffness", translationalStiffness, MAX_STIFFNESS);
        within("translational damping", translationalDamping, 500);
        within("rotational stiffness", rotationalStiffness, 300);
        within("rotational damping", rotationalDamping, 50);
        within("translational integral", translationalIntegral, 1000);
        within("rotational integral", rotationalIntegral, 100);
        within("null-space stiffness", nullspaceStiffness, 100);
        within("joint 1 null-space factor", joint1NullspaceFactor, 1000);
    }

    /// What SERL's controller starts with.
    public static CartesianImpedanceGains defaults() {
        return new CartesianImpedanceGains(
                2000, 89, 150, 7, 0, 0, 0.2, 100, AxisClip.symmetric(0.01), AxisClip.symmetric(0.05));
    }

    /// Reads the gains that are given; the rest are the defaults.
    public static CartesianImpedanceGains from(Config c) {
        CartesianImpedanceGains d = defaults();
        return new CartesianImpedanceGains(
                Given.number(c, "translational_stiffness_n_per_m", MAX_STIFFNESS, d.translationalStiffness),
                Given.number(c, "translational_damping_n_s_per_m", 500, d.translationalDamping),
                Given.number(c, "rotational_stiffness_nm_per_rad", 300, d.rotationalStiffness),
                Given.number(c, "rotational_damping_nm_s_per_rad", 50, d.rotationalDamping),
                Given.number(c, "translational_integral_n_per_m", 1000, d.translationalIntegral),
                Given.number(c, "rotational_integral_nm_per_rad", 100, d.rotationalIntegral),
                Given.number(c, "nullspace_stiffness_nm_per_rad", 100, d.nullspaceStiffness),
                Given.number(c, "joint1_nullspace_factor", 1000, d.joint1NullspaceFactor),
                AxisClip.from(c, "translational_clip_m", 0.2, d.translationalClip),
                AxisClip.from(c, "rotational_clip_rad", 1, d.rotationalClip));
    }

    private static void within(String name, double value, double max) {
        if (!(value >= 0 && value <= max)) {
            throw new IllegalArgumentException(name + " must be within 0.." + max + ", not " + value);
        }
    }
}
