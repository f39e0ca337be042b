package dev.armature.controller.law;

import dev.armature.core.config.Config;
import java.util.List;

/// How an [OperationalSpace] law behaves: deoxys's and robosuite's are both settings of it.
///
/// How the three settings bear a push of 10 N, half a second long, on the simulated Panda: back within 1 mm and 0.2°,
/// [#khatib()] takes 0.45 s at home. The other two are as published: [#robosuite()] takes 2 s, since its force also
/// turns the hand; [#deoxys()] 0.9 s without its deadbands, and with them it leaves the hand turned by up to 0.6°.
///
/// Damping is critical, 2 √stiffness, as in both.
///
/// @param translationalStiffness in 1/s², acceleration for each metre of error, 0..2000
/// @param rotationalStiffness in 1/s², angular acceleration for each radian of error, 0..2000
/// @param orientation how the difference of two orientations becomes three numbers
/// @param residualMass added to the diagonal of the mass matrix for each joint, in kg·m², 0..5
/// @param posture what the null space does
/// @param nullspaceStiffness in N·m/rad (deoxys) or 1/s² (robosuite), 0..200
/// @param restingPose where the null space pulls, in rad, -4..4; empty for the pose at reset
/// @param translationalDeadband position errors below count as zero, in m, 0..0.01
/// @param rotationalDeadband orientation errors below count as zero, as the orientation error measures, 0..0.1
/// @param avoidance how strongly each joint is pushed from 0.25 rad before its ends, in N·m/rad, 0..100; empty for
///     not at all
/// @param coriolis whether Coriolis torques are added
/// @param coupled whether force and moment are weighed by the whole 6 × 6 inertia (Khatib; robosuite's
///     `uncouple_pos_ori: false`), or each by its own 3 × 3 block
public record OperationalSpaceGains(
        double translationalStiffness,
        double rotationalStiffness,
        OrientationError orientation,
        List<Double> residualMass,
        Posture posture,
        double nullspaceStiffness,
        List<Double> restingPose,
        double translationalDeadband,
        double rotationalDeadband,
        List<Double> avoidance,
        boolean coriolis,
        boolean coupled) {

    /// How the difference of two orientations becomes three numbers in base axes.
    public enum OrientationError {
        /// The vector part of the quaternion between them: sin(θ/2) about the axis (deoxys).
        QUATERNION,
        /// Half the sum of the crossed axes: sin(θ) about the axis (robosuite).
        AXES
    }

    /// What the null space does.
    public enum Posture {
        /// A spring of torque, without damping (deoxys).
        SPRING,
        /// A critically damped spring of acceleration, weighed by the mass matrix (robosuite).
        ACCELERATION
    }

    private static final double MAX_STIFFNESS = 2000;
    private static final List<Double> DEOXYS_REST = List.of(0.0902, -0.9824, 0.0305, -2.6942, 0.0577, 1.8603, 0.8714);

    /// @throws IllegalArgumentException when a gain is out of its range
    public OperationalSpaceGains {
        residualMass = List.copyOf(residualMass);
        restingPose = List.copyOf(restingPose);
        avoidance = List.copyOf(avoidance);
        within("translational stiffness", translationalStiffness, 0, MAX_STIFFNESS);
        within("rotational stiffness", rotationalStiffness, 0, MAX_STIFFNESS);
        within("null-space stiffness", nullspaceStiffness, 0, 200);
        within("translational deadband", translationalDeadband, 0, 0.01);
        within("rotational deadband", rotationalDeadband, 0, 0.1);
        residualMass.forEach(m -> within("residual mass", m, 0, 5));
        restingPose.forEach(q -> within("resting pose", q, -4, 4));
        avoidance.forEach(w -> within("avoidance", w, 0, 100));
    }

    private static void within(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must be within " + min + ".." + max + ", not " + value);
        }
    }

    /// deoxys's OSC_POSE with its defaults for a Panda.
    public static OperationalSpaceGains deoxys() {
        return new OperationalSpaceGains(
                150,
                250,
                OrientationError.QUATERNION,
                List.of(0.0, 0.0, 0.0, 0.0, 0.1, 0.5, 0.5),
                Posture.SPRING,
                1,
                DEOXYS_REST,
                1e-4,
                5e-3,
                List.of(1.0, 1.0, 1.0, 1.0, 1.0, 10.0, 10.0),
                false,
                false);
    }

    /// robosuite's OSC_POSE with its defaults for a Panda: what many simulated datasets were made with. The residual
    /// mass stands for the motors, which its simulation counts as mass.
    public static OperationalSpaceGains robosuite() {
        return new OperationalSpaceGains(
                150,
                150,
                OrientationError.AXES,
                List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
                Posture.ACCELERATION,
                10,
                List.of(),
                0,
                0,
                List.of(),
                true,
                false);
    }

    /// As [#robosuite()], coupled: the hand moves and turns as the gains say, each without the other.
    public static OperationalSpaceGains khatib() {
        OperationalSpaceGains r = robosuite();
        return new OperationalSpaceGains(
                r.translationalStiffness,
                r.rotationalStiffness,
                r.orientation,
                r.residualMass,
                r.posture,
                r.nullspaceStiffness,
                r.restingPose,
                r.translationalDeadband,
                r.rotationalDeadband,
                r.avoidance,
                r.coriolis,
                true);
    }

    /// Reads the gains that are given; the rest are those of `otherwise`.
    public static OperationalSpaceGains from(Config c, OperationalSpaceGains otherwise) {
        List<Double> rest = otherwise.restingPose.isEmpty() ? DEOXYS_REST : otherwise.restingPose;
        return new OperationalSpaceGains(
                Given.number(c, "translational_stiffness_per_s2", MAX_STIFFNESS, otherwise.translationalStiffness),
                Given.number(c, "rotational_stiffness_per_s2", MAX_STIFFNESS, otherwise.rotationalStiffness),
                otherwise.orientation,
                Given.list(c, "residual_mass_kg_m2", 5, otherwise.residualMass),
                otherwise.posture,
                Given.number(c, "nullspace_stiffness", 200, otherwise.nullspaceStiffness),
                c.has("resting_pose_rad") ? Given.list(c, "resting_pose_rad", -4, 4, rest) : otherwise.restingPose,
                Given.number(c, "translational_deadband_m", 0.01, otherwise.translationalDeadband),
                Given.number(c, "rotational_deadband_rad", 0.1, otherwise.rotationalDeadband),
                otherwise.avoidance,
                Given.flag(c, "coriolis", otherwise.coriolis),
                Given.flag(c, "coupled", otherwise.coupled));
    }
}
