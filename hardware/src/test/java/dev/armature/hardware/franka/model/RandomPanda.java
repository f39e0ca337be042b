package dev.armature.hardware.franka.model;

import dev.armature.controller.arm.Panda;
import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import java.util.List;
import java.util.Random;

/// Arms, places and loads from a seed.
final class RandomPanda {

    static final RobotDescription PANDA = Panda.description();

    private RandomPanda() {}

    static double[] q(long seed) {
        Random random = new Random(seed);
        return PANDA.joints().stream()
                .mapToDouble(j -> random.nextDouble(j.qMin(), j.qMax()))
                .toArray();
    }

    static double[] dq(long seed) {
        return new Random(~seed).doubles(7, -2, 2).toArray();
    }

    /// A Panda with other lengths, masses, centres and inertias.
    static RobotDescription other(long seed) {
        Random random = new Random(seed);
        List<Link> links =
                PANDA.links().stream().map(link -> other(link, random)).toList();
        return new RobotDescription(
                "other",
                PANDA.joints(),
                links,
                PANDA.hand(),
                PANDA.X_LE(),
                PANDA.cartesian(),
                PANDA.home(),
                PANDA.gripperWidthMax());
    }

    private static Link other(Link link, Random random) {
        double size = random.nextDouble(0.5, 2);
        return new Link(
                link.name(),
                link.a() + random.nextDouble(-0.05, 0.05),
                link.d() + random.nextDouble(-0.05, 0.05),
                link.alpha() + random.nextDouble(-0.2, 0.2),
                size * link.mass(),
                link.comX() + random.nextDouble(-0.05, 0.05),
                link.comY() + random.nextDouble(-0.05, 0.05),
                link.comZ() + random.nextDouble(-0.05, 0.05),
                size * link.ixx(),
                size * link.iyy(),
                size * link.izz(),
                size * link.ixy(),
                size * link.ixz(),
                size * link.iyz(),
                link.armature());
    }

    static Payload load(Random random) {
        double mass = random.nextDouble(0.1, 3);
        return new Payload(
                mass,
                random.nextDouble(-0.1, 0.1),
                random.nextDouble(-0.1, 0.1),
                random.nextDouble(-0.1, 0.1),
                0.02 * mass,
                0.03 * mass,
                0.025 * mass,
                random.nextDouble(-0.005, 0.005) * mass,
                random.nextDouble(-0.005, 0.005) * mass,
                random.nextDouble(-0.005, 0.005) * mass);
    }
}
