package dev.armature.core.robot;

import java.util.List;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.transform.interfaces.RigidBodyTransformReadOnly;

/// A serial arm as data: its joints in order from the base, and what hangs on the last.
///
/// @param name such as `panda`
/// @param joints limits of each joint
/// @param links kinematics and inertias of each moving link, as many as joints
/// @param hand what is rigidly fixed to the last link and weighs something, expressed in the last link's frame with
///     `a`, `d` and `alpha` zero
/// @param X_LE pose of the end effector E in the last link's frame
/// @param cartesian limits of the end effector
/// @param home a comfortable joint configuration in rad
/// @param gripperWidthMax widest opening between the fingers in m
public record RobotDescription(
        String name,
        List<JointLimits> joints,
        List<Link> links,
        Link hand,
        RigidBodyTransformReadOnly X_LE,
        CartesianLimits cartesian,
        List<Double> home,
        double gripperWidthMax) {

    /// @throws IllegalArgumentException when joints, links and home differ in number, or the gripper's width is
    ///     negative
    public RobotDescription {
        joints = List.copyOf(joints);
        links = List.copyOf(links);
        home = List.copyOf(home);
        X_LE = new RigidBodyTransform(X_LE);
        if (joints.size() != links.size() || joints.size() != home.size()) {
            throw new IllegalArgumentException(name + ": " + joints.size() + " joints, " + links.size()
                    + " links and a home of " + home.size() + " must be as many");
        }
        if (!(gripperWidthMax >= 0)) {
            throw new IllegalArgumentException(name + ": a gripper opens to >= 0 m, not " + gripperWidthMax);
        }
    }

    /// How many joints the arm has.
    public int dof() {
        return joints.size();
    }
}
