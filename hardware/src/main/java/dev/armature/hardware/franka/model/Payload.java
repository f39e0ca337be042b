package dev.armature.hardware.franka.model;

import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;

/// What the flange carries: the hand, a load in it, or both as one body. In axes of the flange F, about its origin or,
/// the inertia, about the centre of mass.
///
/// @param mass in kg
/// @param x centre of mass in m
/// @param y as above
/// @param z as above
/// @param ixx inertia in kg·m²
/// @param iyy as above
/// @param izz as above
/// @param ixy as above
/// @param ixz as above
/// @param iyz as above
public record Payload(
        double mass,
        double x,
        double y,
        double z,
        double ixx,
        double iyy,
        double izz,
        double ixy,
        double ixz,
        double iyz) {

    /// Nothing at all.
    public static final Payload NONE = new Payload(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// @throws IllegalArgumentException when the mass is negative or a number is not finite
    public Payload {
        double sum = x * 0 + y * 0 + z * 0 + ixx * 0 + iyy * 0 + izz * 0 + ixy * 0 + ixz * 0 + iyz * 0;
        if (!(mass >= 0 && mass < Double.POSITIVE_INFINITY && sum == 0)) {
            throw new IllegalArgumentException("a payload of " + mass + " kg must be >= 0, and all of it finite");
        }
    }

    /// What is fixed to the robot's last link.
    public static Payload hand(RobotDescription robot) {
        Link h = robot.hand();
        return new Payload(
                h.mass(),
                h.comX(),
                h.comY(),
                h.comZ() - Flange.OFFSET,
                h.ixx(),
                h.iyy(),
                h.izz(),
                h.ixy(),
                h.ixz(),
                h.iyz());
    }

    /// As FCI tells it.
    ///
    /// @param F_x_C centre of mass in F, in m
    /// @param I inertia about the centre of mass in axes of F: 3 × 3, kg·m²
    public static Payload of(double mass, double[] F_x_C, double[] I) {
        return new Payload(
                mass,
                F_x_C[0],
                F_x_C[1],
                F_x_C[2],
                I[0],
                I[4],
                I[8],
                (I[1] + I[3]) / 2,
                (I[2] + I[6]) / 2,
                (I[5] + I[7]) / 2);
    }

    /// This and `other` as one body.
    public Payload and(Payload other) {
        double total = mass + other.mass;
        if (total == 0) {
            return this;
        }
        double cx = (mass * x + other.mass * other.x) / total;
        double cy = (mass * y + other.mass * other.y) / total;
        double cz = (mass * z + other.mass * other.z) / total;
        // two bodies turn about their common centre as each about its own, and one mass at their distance (Steiner)
        double reduced = mass * other.mass / total;
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return new Payload(
                total,
                cx,
                cy,
                cz,
                ixx + other.ixx + reduced * (dy * dy + dz * dz),
                iyy + other.iyy + reduced * (dx * dx + dz * dz),
                izz + other.izz + reduced * (dx * dx + dy * dy),
                ixy + other.ixy - reduced * dx * dy,
                ixz + other.ixz - reduced * dx * dz,
                iyz + other.iyz - reduced * dy * dz);
    }

    /// Centre of mass in F, in m.
    public double[] F_x_C() {
        return new double[] {x, y, z};
    }

    /// Inertia about the centre of mass in axes of F: 3 × 3, kg·m².
    public double[] I() {
        return new double[] {ixx, ixy, ixz, ixy, iyy, iyz, ixz, iyz, izz};
    }
}
