package dev.armature.controller.arm;

import dev.armature.core.robot.CartesianLimits;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import java.util.List;
import us.ihmc.euclid.matrix.RotationMatrix;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// Franka Emika's Panda with its hand, as data.
///
/// Kinematics and limits are those of Franka's documentation; masses, centres and inertias are the ones of the MuJoCo
/// Menagerie's Panda. The end effector E lies between the fingertips, 0.1034 m beyond the hand, which is turned by
/// -45° against the flange.
public final class Panda {

    /// From link 7 to the flange along z, in m.
    private static final double FLANGE = 0.107;

    /// From the hand's frame to the point between the fingertips along z, in m.
    private static final double TCP = 0.1034;

    /// Reflected inertia of each joint's motor and gear, in kg·m².
    private static final double ARMATURE = 0.1;

    private Panda() {}

    /// The robot with the hand mounted.
    public static RobotDescription description() {
        RotationMatrix R_FH = new RotationMatrix();
        R_FH.setToYawOrientation(-Math.PI / 4);
        RigidBodyTransform X_LE = new RigidBodyTransform();
        X_LE.getTranslation().set(0, 0, FLANGE + TCP);
        X_LE.getRotation().set(R_FH);
        return new RobotDescription(
                "panda",
                joints(),
                links(),
                hand(),
                X_LE,
                new CartesianLimits(1.7, 13, 6500, 2.5, 25, 12500),
                List.of(0.0, -Math.PI / 4, 0.0, -3 * Math.PI / 4, 0.0, Math.PI / 2, Math.PI / 4),
                0.08);
    }

    private static List<JointLimits> joints() {
        return List.of(
                new JointLimits(-2.8973, 2.8973, 2.175, 15, 7500, 87, 1000),
                new JointLimits(-1.7628, 1.7628, 2.175, 7.5, 3750, 87, 1000),
                new JointLimits(-2.8973, 2.8973, 2.175, 10, 5000, 87, 1000),
                new JointLimits(-3.0718, -0.0698, 2.175, 12.5, 6250, 87, 1000),
                new JointLimits(-2.8973, 2.8973, 2.61, 15, 7500, 12, 1000),
                new JointLimits(-0.0175, 3.7525, 2.61, 20, 10000, 12, 1000),
                new JointLimits(-2.8973, 2.8973, 2.61, 20, 10000, 12, 1000));
    }

    // one body a row: name, a, d, alpha, mass, centre of mass, ixx iyy izz ixy ixz iyz, armature
    // spotless:off
    private static List<Link> links() {
        double right = Math.PI / 2;
        return List.of(
                new Link(
                        "link1",
                        0,
                        0.333,
                        0,
                        4.970684,
                        0.003875,
                        0.002081,
                        -0.04762,
                        0.70337,
                        0.70661,
                        0.0091170,
                        -0.00013900,
                        0.0067720,
                        0.019169,
                        ARMATURE),
                new Link(
                        "link2", 0, 0, -right, 0.646926, -0.003141, -0.02872, 0.003495, 0.0079620, 0.028110, 0.025995,
                        -0.003925, 0.010254, 0.000704, ARMATURE),
                new Link(
                        "link3", 0, 0.316, right, 3.228604, 0.027518, 0.039252, -0.066502, 0.037242, 0.036155, 0.01083,
                        -0.004761, -0.011396, -0.012805, ARMATURE),
                new Link(
                        "link4", 0.0825, 0, right, 3.587895, -0.05317, 0.104419, 0.027454, 0.025853, 0.019552, 0.028323,
                        0.007796, -0.001332, 0.008641, ARMATURE),
                new Link(
                        "link5", -0.0825, 0.384, -right, 1.225946, -0.011953, 0.041065, -0.038437, 0.035549, 0.029474,
                        0.008627, -0.002117, -0.004037, 0.000229, ARMATURE),
                new Link(
                        "link6", 0, 0, right, 1.666555, 0.060149, -0.014117, -0.010517, 0.001964, 0.004354, 0.005433,
                        0.000109, -0.001158, 0.000341, ARMATURE),
                new Link(
                        "link7", 0.088, 0, right, 0.735522, 0.010517, -0.004252, 0.061597, 0.012516, 0.010027, 0.004815,
                        -0.000428, -0.001196, -0.000741, ARMATURE));
    }
    // spotless:on

    /// The hand and its two fingers as one body in link 7's frame. The fingers are points: opening them moves their
    /// common centre not at all.
    private static Link hand() {
        double palm = 0.73;
        double fingers = 2 * 0.015;
        double mass = palm + fingers;
        double x = palm * -0.01 / mass;
        double z = (palm * 0.03 + fingers * 0.0584) / mass;
        double palmX = -0.01 - x;
        double palmZ = 0.03 - z;
        double fingersX = -x;
        double fingersZ = 0.0584 - z;
        // about the common centre, in the hand's axes
        double ixx = 0.001 + palm * palmZ * palmZ + fingers * fingersZ * fingersZ;
        double iyy =
                0.0025 + palm * (palmX * palmX + palmZ * palmZ) + fingers * (fingersX * fingersX + fingersZ * fingersZ);
        double izz = 0.0017 + palm * palmX * palmX + fingers * fingersX * fingersX;
        double ixz = -palm * palmX * palmZ - fingers * fingersX * fingersZ;
        // into link 7's axes: turned by -45° about z
        double c = Math.sqrt(0.5);
        return new Link(
                "hand",
                0,
                0,
                0,
                mass,
                c * x,
                -c * x,
                FLANGE + z,
                (ixx + iyy) / 2,
                (ixx + iyy) / 2,
                izz,
                (iyy - ixx) / 2,
                c * ixz,
                -c * ixz,
                0);
    }
}
