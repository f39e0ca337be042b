package dev.armature.controller.collision;

import java.util.ArrayList;
import java.util.List;

/// The Panda with its hand, in capsules. They contain the links as the twin has them (a test of the simulation keeps
/// that true), all but the base plate that lies flat on the table, and follow Franka's own coarse model of the robot
/// for its safety distances. Pairs that no joint angles can bring together, by Franka's and MoveIt's tables, are not
/// looked at.
public final class PandaShape {

    /// From link 7 to the hand's frame, in m; the hand is turned by -45° about z.
    private static final double FLANGE = 0.107;

    private PandaShape() {}

    /// The arm, its hand, and last of all the fingers at any opening.
    public static ArmShape shape() {
        List<Capsule> all = new ArrayList<>();
        all.add(new Capsule("base", 0, -0.09, 0, 0.06, 0, 0, 0.06, 0.066));
        all.add(new Capsule("base_column", 0, 0, 0, 0.08, 0, 0, 0.13, 0.069));
        all.add(new Capsule("shoulder_column", 1, 0, 0, -0.19, 0, 0, -0.05, 0.061));
        all.add(new Capsule("shoulder", 1, 0, -0.05, 0, 0, 0.05, 0, 0.061));
        all.add(new Capsule("shoulder_caps", 2, 0, 0, -0.078, 0, 0, 0.078, 0.060));
        all.add(new Capsule("upper_arm", 2, 0, -0.05, 0, 0, -0.125, 0, 0.060));
        all.add(new Capsule("arm", 3, 0, 0, -0.135, 0.02, 0, -0.06, 0.063));
        all.add(new Capsule("elbow", 3, 0.0825, -0.045, 0, 0.0825, 0.045, 0, 0.056));
        all.add(new Capsule("elbow_bridge", 3, 0.02, 0, -0.055, 0.07, 0, -0.01, 0.053));
        all.add(new Capsule("elbow_caps", 4, 0, 0, -0.075, 0, 0, 0.075, 0.055));
        all.add(new Capsule("lower_arm", 4, -0.02, 0.03, 0, -0.08, 0.10, 0, 0.056));
        all.add(new Capsule("forearm", 5, 0, 0, -0.262, 0, 0, -0.215, 0.060));
        all.add(new Capsule("forearm_bridge", 5, 0, 0.02, -0.215, 0, 0.075, -0.17, 0.041));
        all.add(new Capsule("spine", 5, 0, 0.075, -0.20, 0, 0.085, -0.06, 0.031));
        all.add(new Capsule("wrist", 5, 0, 0.055, 0, 0, -0.02, 0, 0.049));
        all.add(new Capsule("wrist_caps", 6, 0, 0, -0.055, 0, 0, 0.05, 0.047));
        all.add(new Capsule("wrist_arm", 6, 0.015, 0, -0.005, 0.088, 0, 0, 0.047));
        all.add(new Capsule("signal", 6, 0.088, 0, 0, 0.088, -0.03, 0, 0.041));
        all.add(new Capsule("flange", 7, 0, 0, -0.03, 0, 0, 0.09, 0.045));
        all.add(new Capsule("handle", 7, 0.035, 0.035, 0.075, 0.055, 0.055, 0.075, 0.017));
        all.add(onHand("hand", 0.073, 0.034, 0.045));
        int fingers = all.size();
        all.add(onHand("fingers", 0.05, 0.0867, 0.030));
        return new ArmShape(all, pairs(all), fingers);
    }

    /// A capsule across the hand, `half` to either side and `z` before it.
    private static Capsule onHand(String name, double half, double z, double radius) {
        double c = half * Math.sqrt(0.5);
        return new Capsule(name, 7, -c, -c, FLANGE + z, c, c, FLANGE + z, radius);
    }

    private static List<CapsulePair> pairs(List<Capsule> all) {
        List<CapsulePair> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (meet(all.get(i), all.get(j))) {
                    pairs.add(new CapsulePair(i, j));
                }
            }
        }
        return pairs;
    }

    private static boolean meet(Capsule first, Capsule second) {
        boolean hand = second.name().equals("hand") || second.name().equals("fingers");
        return switch (first.body()) {
            case 0, 1 -> second.body() >= 5;
            case 2 -> second.body() == 5 || second.body() == 7;
            case 5 -> hand;
            default -> false;
        };
    }
}
