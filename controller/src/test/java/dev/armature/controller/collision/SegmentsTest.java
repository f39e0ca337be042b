package dev.armature.controller.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Distances against the least of many sampled ones.
class SegmentsTest {

    private static final int SAMPLES = 400;
    private final Segments segments = new Segments();

    @Property(tries = 300, seed = "301")
    void shouldFindTheLeastDistanceBetweenTwoLines(@ForAll long seed) {
        Random random = new Random(seed);
        double[] a = line(random, random.nextInt(5) == 0 ? 0 : 1);
        double[] b = line(random, random.nextInt(5) == 0 ? 0 : 1);
        if (random.nextInt(5) == 0) {
            parallel(a, b);
        }
        double found = segments.between(a, 0, b, 0);
        double sampled = Double.MAX_VALUE;
        for (int i = 0; i <= SAMPLES; i++) {
            for (int j = 0; j <= SAMPLES; j++) {
                sampled = Math.min(sampled, distance(at(a, i), at(b, j)));
            }
        }
        assertThat(found).isLessThanOrEqualTo(sampled + 1e-12);
        assertThat(found).isCloseTo(sampled, within(0.01));
        assertThat(distance(segments.p, segments.q)).isCloseTo(found, within(1e-12));
        assertOn(segments.p, a);
        assertOn(segments.q, b);
    }

    @Property(tries = 300, seed = "302")
    void shouldFindTheLeastDistanceToABox(@ForAll long seed) {
        Random random = new Random(seed);
        double[] a = line(random, 1);
        Obstacle.Box box = new Obstacle.Box(
                random.nextDouble(-0.5, 0.5),
                random.nextDouble(-0.5, 0.5),
                random.nextDouble(-0.5, 0.5),
                random.nextDouble(0.01, 0.6),
                random.nextDouble(0.01, 0.6),
                random.nextDouble(0.01, 0.6));
        double found = segments.toBox(a, 0, box);
        double sampled = Double.MAX_VALUE;
        for (int i = 0; i <= SAMPLES; i++) {
            sampled = Math.min(sampled, toBox(at(a, i), box));
        }
        assertThat(found).isCloseTo(sampled, within(0.01));
        assertThat(found).isLessThanOrEqualTo(sampled + 1e-6);
        assertThat(distance(segments.p, segments.q)).isCloseTo(Math.abs(found), within(1e-9));
        assertOn(segments.p, a);
    }

    @Property(tries = 300, seed = "303")
    void shouldFindTheLeastDistanceToAPlane(@ForAll long seed) {
        Random random = new Random(seed);
        double[] a = line(random, 1);
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double norm = Math.sqrt(x * x + y * y + z * z);
        Obstacle.Plane plane = new Obstacle.Plane(x / norm, y / norm, z / norm, random.nextDouble(-1, 1));
        double sampled = Double.MAX_VALUE;
        for (int i = 0; i <= SAMPLES; i++) {
            double[] p = at(a, i);
            sampled = Math.min(sampled, p[0] * plane.nx() + p[1] * plane.ny() + p[2] * plane.nz() - plane.offset());
        }
        assertThat(segments.toPlane(a, 0, plane)).isCloseTo(sampled, within(1e-12));
        assertThat(distance(segments.p, segments.q)).isCloseTo(Math.abs(sampled), within(1e-12));
    }

    @Test
    void shouldBeZeroWhereLinesCross() {
        double[] a = {-1, 0, 0, 1, 0, 0};
        double[] b = {0, -1, 0, 0, 1, 0};
        assertThat(segments.between(a, 0, b, 0)).isZero();
    }

    private static double toBox(double[] p, Obstacle.Box box) {
        double[] beyond = {
            Math.abs(p[0] - box.x()) - box.halfX(),
            Math.abs(p[1] - box.y()) - box.halfY(),
            Math.abs(p[2] - box.z()) - box.halfZ()
        };
        double most = Math.max(beyond[0], Math.max(beyond[1], beyond[2]));
        double sum = 0;
        for (double b : beyond) {
            sum += b > 0 ? b * b : 0;
        }
        return most > 0 ? Math.sqrt(sum) : most;
    }

    private static void assertOn(double[] p, double[] line) {
        double[] from = {line[0], line[1], line[2]};
        double[] to = {line[3], line[4], line[5]};
        assertThat(distance(p, from) + distance(p, to)).isCloseTo(distance(from, to), within(1e-9));
    }

    private static double[] line(Random random, double length) {
        double[] line = new double[6];
        for (int k = 0; k < 3; k++) {
            line[k] = random.nextDouble(-1, 1);
            line[3 + k] = line[k] + length * random.nextDouble(-1, 1);
        }
        return line;
    }

    private static void parallel(double[] a, double[] b) {
        for (int k = 0; k < 3; k++) {
            b[3 + k] = b[k] + 1.3 * (a[3 + k] - a[k]);
        }
    }

    private static double[] at(double[] line, int sample) {
        double share = (double) sample / SAMPLES;
        double[] p = new double[3];
        for (int k = 0; k < 3; k++) {
            p[k] = line[k] + share * (line[3 + k] - line[k]);
        }
        return p;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }
}
