package dev.armature.core.robot;

/// A moving link of a serial arm: where its joint lies (modified Denavit-Hartenberg, Craig) and what it weighs.
///
/// @param name such as `link1`
/// @param a distance to the joint before along its x, in m
/// @param d offset along this joint's axis, in m
/// @param alpha twist about the x of the joint before, in rad
/// @param mass in kg
/// @param comX centre of mass in the link's frame, in m
/// @param comY as above
/// @param comZ as above
/// @param ixx inertia about the centre of mass in the link's axes, in kg·m²
/// @param iyy as above
/// @param izz as above
/// @param ixy as above
/// @param ixz as above
/// @param iyz as above
/// @param armature reflected inertia of motor and gears about the joint axis, in kg·m²
public record Link(
        String name,
        double a,
        double d,
        double alpha,
        double mass,
        double comX,
        double comY,
        double comZ,
        double ixx,
        double iyy,
        double izz,
        double ixy,
        double ixz,
        double iyz,
        double armature) {

    /// @throws IllegalArgumentException when mass or armature is negative
    public Link {
        if (!(mass >= 0 && armature >= 0)) {
            throw new IllegalArgumentException(name + ": mass " + mass + " and armature " + armature + " must be >= 0");
        }
    }
}
