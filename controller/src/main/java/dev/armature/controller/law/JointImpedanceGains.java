package dev.armature.controller.law;

import dev.armature.core.config.Config;
import java.util.List;

/// How stiff each joint is held. The defaults are deoxys's for a Panda.
///
/// @param stiffness of each joint in N·m/rad, 0..600
/// @param damping of each joint in N·m·s/rad, 0..60
/// @param coriolis whether Coriolis torques are added; deoxys leaves them out
public record JointImpedanceGains(List<Double> stiffness, List<Double> damping, boolean coriolis) {

    private static final double MAX_STIFFNESS = 600;
    private static final double MAX_DAMPING = 60;

    /// @throws IllegalArgumentException when a gain is out of its range or the lists differ in length
    public JointImpedanceGains {
        stiffness = List.copyOf(stiffness);
        damping = List.copyOf(damping);
        if (stiffness.size() != damping.size()
                || !stiffness.stream().allMatch(k -> k >= 0 && k <= MAX_STIFFNESS)
                || !damping.stream().allMatch(d -> d >= 0 && d <= MAX_DAMPING)) {
            throw new IllegalArgumentException("as many stiffnesses within 0.." + MAX_STIFFNESS
                    + " as dampings within 0.." + MAX_DAMPING + ", not " + stiffness + " and " + damping);
        }
    }

    /// deoxys's gains.
    public static JointImpedanceGains defaults() {
        return new JointImpedanceGains(
                List.of(100.0, 100.0, 100.0, 100.0, 75.0, 150.0, 50.0),
                List.of(20.0, 20.0, 20.0, 20.0, 7.5, 15.0, 5.0),
                false);
    }

    /// Reads the gains that are given; the rest are the defaults.
    public static JointImpedanceGains from(Config c) {
        JointImpedanceGains d = defaults();
        return new JointImpedanceGains(
                Given.list(c, "stiffness_nm_per_rad", MAX_STIFFNESS, d.stiffness),
                Given.list(c, "damping_nm_s_per_rad", MAX_DAMPING, d.damping),
                Given.flag(c, "coriolis", d.coriolis));
    }
}
