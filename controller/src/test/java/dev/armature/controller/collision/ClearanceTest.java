package dev.armature.controller.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.controller.limit.Barriers;
import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.testing.AllocationFree;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Panda's clearance: what is near, how it changes, and what is left out.
class ClearanceTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final ArmShape SHAPE = ArmShape.of(PANDA);
    private static final double REACH = 0.5;
    private static final double STEP = 1e-6;

    private final ArmModel model = new ArmModel(PANDA);

    @Property(tries = 200, seed = "311")
    void shouldSayHowEachDistanceChangesWithEachJoint(@ForAll long seed) {
        Random random = new Random(seed);
        // one pair or one obstacle at a time: the nearest of several may change over
        boolean self = random.nextBoolean();
        CapsulePair pair = SHAPE.pairs().get(random.nextInt(SHAPE.pairs().size()));
        Capsule capsule =
                SHAPE.capsules().get(4 + random.nextInt(SHAPE.capsules().size() - 4));
        Obstacle obstacle = random.nextBoolean()
                ? Obstacle.Plane.table(random.nextDouble(-1, 1))
                : new Obstacle.Box(0.4, random.nextDouble(-1, 1), 0.3, 0.2, 0.3, 0.1);
        ArmShape shape =
                self ? new ArmShape(SHAPE.capsules(), List.of(pair), 0) : new ArmShape(List.of(capsule), List.of(), 1);
        Clearance clearance = new Clearance(
                shape, new CollisionSettings(0.02, 0.01, self ? List.of() : List.of(obstacle), true, true));
        Barriers barriers = new Barriers(7, clearance.most());
        double[] q = random(random, PANDA);
        double[] dq = new double[7];
        for (int i = 0; i < 7; i++) {
            dq[i] = random.nextDouble(-3, 3);
        }
        model.update(q, dq);
        double here = clearance.measure(model, 9, 0.01, barriers);
        if (barriers.count() == 0 || Math.abs(here) < 0.02) {
            return;
        }
        double rate = 0;
        for (int i = 0; i < 7; i++) {
            double slope = barriers.slopes()[i];
            double sampled = (moved(clearance, q, i, STEP) - moved(clearance, q, i, -STEP)) / (2 * STEP);
            assertThat(slope).as("joint %d", i + 1).isCloseTo(sampled, within(2e-3));
            rate += slope * dq[i];
        }
        assertThat(barriers.rate(0, dq)).isCloseTo(rate, within(1e-9));
        assertThat(barriers.distance(0)).isCloseTo(here - 0.01, within(1e-12));
    }

    private double moved(Clearance clearance, double[] q, int joint, double by) {
        double[] there = q.clone();
        there[joint] += by;
        model.update(there, new double[7]);
        return clearance.measure(model, 9, 0.01, new Barriers(7, clearance.most()));
    }

    @Property(tries = 100, seed = "312")
    void shouldSeeWhatSpheresOnEveryLinkSee(@ForAll long seed) {
        double[] q = random(new Random(seed), PANDA);
        model.update(q, new double[7]);
        Clearance clearance = new Clearance(SHAPE, CollisionSettings.defaults());
        double found = clearance.measure(model, REACH, 0.01, new Barriers(7, clearance.most()));
        double sampled = REACH;
        for (CapsulePair pair : SHAPE.pairs()) {
            sampled = Math.min(
                    sampled,
                    between(SHAPE.capsules().get(pair.first()), SHAPE.capsules().get(pair.second())));
        }
        for (Capsule capsule : SHAPE.capsules().subList(4, SHAPE.fingers())) {
            sampled = Math.min(sampled, Math.min(at(capsule, 0)[2], at(capsule, 1)[2]) - capsule.radius());
        }
        assertThat(found).isCloseTo(sampled, within(5e-3)).isLessThanOrEqualTo(sampled + 1e-9);
    }

    private double between(Capsule a, Capsule b) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i <= 60; i++) {
            for (int j = 0; j <= 60; j++) {
                double[] p = at(a, i / 60.0);
                double[] r = at(b, j / 60.0);
                least = Math.min(least, Math.hypot(Math.hypot(p[0] - r[0], p[1] - r[1]), p[2] - r[2]));
            }
        }
        return least - a.radius() - b.radius();
    }

    private double[] at(Capsule c, double share) {
        double[] p = new double[3];
        model.point(
                c.body(),
                c.ax() + share * (c.bx() - c.ax()),
                c.ay() + share * (c.by() - c.ay()),
                c.az() + share * (c.bz() - c.az()),
                p,
                0);
        return p;
    }

    @Test
    void shouldLeaveTheHomePoseFree() {
        model.update(home(), new double[7]);
        Clearance clearance = new Clearance(SHAPE, CollisionSettings.defaults());
        Barriers barriers = new Barriers(7, clearance.most());
        assertThat(clearance.measure(model, REACH, 0.01, barriers)).isGreaterThan(0.05);
        assertThat(barriers.count()).isZero();
    }

    @Test
    void shouldLetFingersTouchOnlyWhenTheyMay() {
        // fingertips on the table, 0.1 m before the elbow's way: the hand itself is free
        double[] q = {0, 0.35, 0, -2.25, 0, 2.6, Math.PI / 4};
        model.update(q, new double[7]);
        double[] tip = new double[3];
        model.point(7, 0, 0, 0.107 + 0.1134, tip, 0);
        List<Obstacle> table = List.of(Obstacle.Plane.table(tip[2]));
        Clearance touching = new Clearance(SHAPE, new CollisionSettings(0.02, 0.01, table, true, false));
        Clearance careful = new Clearance(SHAPE, new CollisionSettings(0.02, 0.01, table, false, false));
        assertThat(touching.measure(model, REACH, 0.01, new Barriers(7, touching.most())))
                .isGreaterThan(0.02);
        assertThat(careful.measure(model, REACH, 0.01, new Barriers(7, careful.most())))
                .isLessThan(0.01);
    }

    @AllocationFree
    void shouldAllocateNothing() {
        Clearance clearance = CLEARANCE;
        BARRIERS.clear();
        clearance.measure(MODEL, REACH, 0.01, BARRIERS);
    }

    private static final ArmModel MODEL = new ArmModel(PANDA);
    private static final Clearance CLEARANCE = new Clearance(
            SHAPE,
            new CollisionSettings(
                    0.02,
                    0.01,
                    List.of(Obstacle.Plane.table(0.3), new Obstacle.Box(0.1, 0, 0.5, 0.2, 0.2, 0.2)),
                    false,
                    true));
    private static final Barriers BARRIERS = new Barriers(7, CLEARANCE.most());

    @Test
    void shouldReadWhatStandsRoundTheArm() {
        String yaml = "{stop_m: 0.03, slow_m: 0.05, tables_m: [-0.1], fingers_touch: false, self: false, "
                + "boxes: [{center_m: [0.5, 0, 0.1], size_m: [0.2, 0.4, 0.2]}]}";
        try (Config c = Config.parse("robot.yaml", yaml)) {
            assertThat(CollisionSettings.from(c, CollisionSettings.defaults()))
                    .isEqualTo(new CollisionSettings(
                            0.05,
                            0.03,
                            List.of(Obstacle.Plane.table(-0.1), new Obstacle.Box(0.5, 0, 0.1, 0.1, 0.2, 0.1)),
                            false,
                            false));
        }
        try (Config c = Config.parse("robot.yaml", "{stop_m: 0.015}")) {
            assertThat(CollisionSettings.from(c, CollisionSettings.defaults()))
                    .isEqualTo(new CollisionSettings(0.02, 0.015, List.of(Obstacle.Plane.table(0)), true, true));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{stop_m: 0.02}; slow_m: 0.02 is not more than stop_m",
                "{slow_m: 15}; slow_m: 15 is not a number within",
                "{tables_m: [x]}; tables_m[0]: x is not a number",
                "{boxes: [{center_m: [0, 1], size_m: [1, 1, 1]}]}; center_m: has 2 numbers",
                "{boxes: [{center_m: [0, 1, 0], size_m: [1, 0, 1]}]}; size_m[1]: 0 is not a number within",
                "{fingers_touch: perhaps}; fingers_touch: perhaps is neither true nor false",
            })
    void shouldNameWhatCannotBe(String yaml, String message) {
        Config c = Config.parse("robot.yaml", yaml);
        assertThatThrownBy(() -> CollisionSettings.from(c, CollisionSettings.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseShapesThatAreNone() {
        assertThatThrownBy(() -> new Capsule("x", -1, 0, 0, 0, 1, 1, 1, 0.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Capsule("x", 1, 0, 0, Double.NaN, 1, 1, 1, 0.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ArmShape(List.of(), List.of(new CapsulePair(0, 1)), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Obstacle.Plane(0, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CollisionSettings(0.01, 0.02, List.of(), true, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] home() {
        return PANDA.home().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] random(Random random, RobotDescription robot) {
        double[] q = new double[robot.dof()];
        for (int i = 0; i < q.length; i++) {
            JointLimits joint = robot.joints().get(i);
            q[i] = random.nextDouble(joint.qMin(), joint.qMax());
        }
        return q;
    }
}
