package dev.armature.controller.collision;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.limit.Barriers;
import java.util.Arrays;
import java.util.List;

/// How far an arm is from itself and from obstacles, found anew each tick without allocation: about 60 pairs
/// of capsules, most of which have not moved far enough since they were last measured to be near now.
public final class Clearance {

    /// How hard motion toward a contact is slowed, in m/s².
    public static final double BRAKE = 2;

    /// Below this two lines cross and no direction leads apart, in m.
    private static final double CROSSING = 1e-9;

    /// Bodies that cannot come to obstacles: the base is fixed, and the first link turns about its own axis.
    private static final int FIXED = 1;

    private final Capsule[] capsules;
    private final int[] first;
    private final int[] second;
    private final Obstacle[] obstacles;
    private final int fingers;
    private final double[] ends;
    private final double[] half;
    private final double[] before;
    private final double[] moved;
    private final double[] fastest;
    private final double[] atLeast;
    private final Segments segments = new Segments();
    private final double[] n = new double[3];
    private double nearest;
    private int closest;

    /// The clearance of an arm of `shape`.
    public Clearance(ArmShape shape, CollisionSettings settings) {
        capsules = shape.capsules().toArray(new Capsule[0]);
        List<CapsulePair> pairs = settings.self() ? shape.pairs() : List.of();
        first = pairs.stream().mapToInt(CapsulePair::first).toArray();
        second = pairs.stream().mapToInt(CapsulePair::second).toArray();
        obstacles = settings.obstacles().toArray(new Obstacle[0]);
        fingers = settings.fingersTouch() ? shape.fingers() : capsules.length;
        ends = new double[6 * capsules.length];
        half = new double[capsules.length];
        before = new double[6 * capsules.length];
        moved = new double[capsules.length];
        fastest = new double[capsules.length];
        atLeast = new double[first.length];
        for (int i = 0; i < half.length; i++) {
            Capsule c = capsules[i];
            double x = c.bx() - c.ax();
            double y = c.by() - c.ay();
            double z = c.bz() - c.az();
            half[i] = Math.sqrt(x * x + y * y + z * z) / 2 + c.radius();
        }
    }

    /// How many barriers there can be.
    public int most() {
        return first.length + obstacles.length * capsules.length;
    }

    /// Forgets where the arm was: all is measured anew.
    public void reset() {
        Arrays.fill(atLeast, Double.NEGATIVE_INFINITY);
        closest = 0;
    }

    /// Measures, and adds a barrier for everything within reach toward which the arm could soon be too fast.
    ///
    /// @param model of the arm, updated
    /// @param reach what is farther is left out, in m
    /// @param keep distance at which the barrier stands, in m
    /// @return the least distance in m, negative where two interpenetrate; `reach` when nothing is nearer
    public double measure(ArmModel model, double reach, double keep, Barriers out) {
        move(model);
        nearest = reach;
        // the pair that was closest is first: most others then prove to be farther still
        int begin = closest;
        for (int k = 0; k < first.length; k++) {
            int pair = k + begin < first.length ? k + begin : k + begin - first.length;
            int i = first[pair];
            int j = second[pair];
            atLeast[pair] -= moved[i] + moved[j];
            if (!(atLeast[pair] >= nearest) || Barriers.matters(atLeast[pair] - keep, fastest[i] + fastest[j], BRAKE)) {
                atLeast[pair] = self(model, i, j, reach, keep, out);
                closest = atLeast[pair] == nearest ? pair : closest;
            }
        }
        for (Obstacle obstacle : obstacles) {
            for (int i = 0; i < fingers; i++) {
                if (capsules[i].body() > FIXED) {
                    obstacle(model, i, obstacle, reach, keep, out);
                }
            }
        }
        return nearest;
    }

    /// Where the capsules are now, and how far and how fast any point of theirs' axes has moved: both are
    /// convex along a line, so their ends tell.
    private void move(ArmModel model) {
        System.arraycopy(ends, 0, before, 0, ends.length);
        for (int i = 0; i < capsules.length; i++) {
            Capsule c = capsules[i];
            int a = 6 * i;
            int b = a + 3;
            model.point(c.body(), c.ax(), c.ay(), c.az(), ends, a);
            model.point(c.body(), c.bx(), c.by(), c.bz(), ends, b);
            moved[i] = Math.max(moved(a), moved(b));
            fastest[i] = Math.max(model.speed(c.body(), ends, a), model.speed(c.body(), ends, b));
        }
    }

    private double moved(int at) {
        double x = ends[at] - before[at];
        double y = ends[at + 1] - before[at + 1];
        double z = ends[at + 2] - before[at + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    private double self(ArmModel model, int i, int j, double reach, double keep, Barriers out) {
        double lines = segments.between(ends, 6 * i, ends, 6 * j);
        double distance = lines - capsules[i].radius() - capsules[j].radius();
        nearest = Math.min(nearest, distance);
        if (distance < reach) {
            direction(lines);
            int a = capsules[i].body();
            int b = capsules[j].body();
            double speed = speed(model, b, segments.q) - speed(model, a, segments.p);
            int at = out.offer(distance - keep, speed, BRAKE);
            if (at != Barriers.NONE) {
                slope(model, a, segments.p, 1, out, at);
                slope(model, b, segments.q, -1, out, at);
                out.drift(at, drift(model, a, segments.p) - drift(model, b, segments.q));
            }
        }
        return distance;
    }

    private void obstacle(ArmModel model, int i, Obstacle obstacle, double reach, double keep, Barriers out) {
        double line = switch (obstacle) {
            case Obstacle.Plane plane -> segments.toPlane(ends, 6 * i, plane);
            case Obstacle.Box box -> far(i, box, reach) ? Double.MAX_VALUE : segments.toBox(ends, 6 * i, box);
        };
        double distance = line - capsules[i].radius();
        nearest = Math.min(nearest, distance);
        if (distance < reach) {
            direction(line);
            int body = capsules[i].body();
            int at = out.offer(distance - keep, -speed(model, body, segments.p), BRAKE);
            if (at != Barriers.NONE) {
                slope(model, body, segments.p, 1, out, at);
                out.drift(at, drift(model, body, segments.p));
            }
        }
    }

    private boolean far(int i, Obstacle.Box box, double reach) {
        double near = half[i] + reach;
        return Math.abs((ends[6 * i] + ends[6 * i + 3]) / 2 - box.x()) > near + box.halfX()
                || Math.abs((ends[6 * i + 1] + ends[6 * i + 4]) / 2 - box.y()) > near + box.halfY()
                || Math.abs((ends[6 * i + 2] + ends[6 * i + 5]) / 2 - box.z()) > near + box.halfZ();
    }

    /// The way from q to p, of length 1; outward where they are on the wrong sides of each other.
    private void direction(double distance) {
        double scale = Math.abs(distance) > CROSSING ? 1 / distance : 0;
        for (int k = 0; k < 3; k++) {
            n[k] = scale * (segments.p[k] - segments.q[k]);
        }
    }

    private double speed(ArmModel model, int body, double[] point) {
        return model.speed(body, point, n[0], n[1], n[2]);
    }

    private double drift(ArmModel model, int body, double[] point) {
        return model.drift(body, point, n[0], n[1], n[2]);
    }

    private void slope(ArmModel model, int body, double[] point, double sign, Barriers out, int at) {
        model.addSlope(body, point, sign * n[0], sign * n[1], sign * n[2], out.slopes(), at);
    }
}
