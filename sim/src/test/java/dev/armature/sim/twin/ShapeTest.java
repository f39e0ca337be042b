package dev.armature.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.collision.ArmShape;
import dev.armature.controller.collision.Capsule;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The capsules that the safety filter measures distances with contain the arm that the twin shows.
final class ShapeTest {

    private static final int POINTS = 2000;
    private static final double FLANGE = 0.107;
    private static final List<Capsule> CAPSULES =
            ArmShape.of(Panda.description()).capsules();

    private final Random random = new Random(1);

    @Test
    void shouldContainTheTwinsLinks() throws Exception {
        try (InputStream xml = PandaTwin.class.getResourceAsStream("/dev/armature/sim/scene/panda.xml")) {
            NodeList geoms = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getElementsByTagName("geom");
            int seen = 0;
            for (int i = 0; i < geoms.getLength(); i++) {
                Element geom = (Element) geoms.item(i);
                String name = geom.getAttribute("name");
                // the plate lies flat on the table; fingers move
                if (name.isEmpty() || name.equals("link0_plate") || name.contains("finger")) {
                    continue;
                }
                seen++;
                int body = name.startsWith("hand") ? 7 : name.charAt(4) - '0';
                for (int k = 0; k < POINTS; k++) {
                    double[] p = point(geom);
                    double[] q = name.startsWith("hand") ? onLink7(p) : p;
                    assertThat(outside(body, q)).as(name + Arrays.toString(p)).isLessThanOrEqualTo(1e-9);
                }
            }
            assertThat(seen).isGreaterThan(20);
        }
    }

    /// The hand is turned by -45° against link 7.
    private static double[] onLink7(double[] p) {
        double c = Math.sqrt(0.5);
        return new double[] {c * (p[0] + p[1]), c * (p[1] - p[0]), p[2] + FLANGE};
    }

    private static double outside(int body, double[] p) {
        double least = Double.MAX_VALUE;
        for (Capsule c : CAPSULES) {
            if (c.body() == body) {
                double[] a = {c.ax(), c.ay(), c.az()};
                double[] u = {c.bx() - c.ax(), c.by() - c.ay(), c.bz() - c.az()};
                double[] r = {p[0] - a[0], p[1] - a[1], p[2] - a[2]};
                double t = Math.clamp(dot(r, u) / Math.max(dot(u, u), 1e-12), 0.0, 1.0);
                double[] d = {r[0] - t * u[0], r[1] - t * u[1], r[2] - t * u[2]};
                least = Math.min(least, Math.sqrt(dot(d, d)) - c.radius());
            }
        }
        return least;
    }

    /// A random point of the geom's surface, or within it.
    private double[] point(Element geom) {
        double[] size = numbers(geom.getAttribute("size"));
        String type = geom.getAttribute("type");
        if (type.equals("box")) {
            double[] p = numbers(geom.getAttribute("pos"));
            for (int k = 0; k < 3; k++) {
                p[k] += random.nextBoolean()
                        ? size[k] * (random.nextBoolean() ? 1 : -1)
                        : random.nextDouble(-size[k], size[k]);
            }
            return p;
        }
        double[] a;
        double[] b;
        if (geom.hasAttribute("fromto")) {
            double[] ends = numbers(geom.getAttribute("fromto"));
            a = Arrays.copyOf(ends, 3);
            b = Arrays.copyOfRange(ends, 3, 6);
        } else {
            a = numbers(geom.getAttribute("pos"));
            b = a.clone();
            a[2] -= size[1];
            b[2] += size[1];
        }
        double[] axis = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
        double t = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble();
        double[] way = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        if (type.equals("cylinder")) {
            double along = dot(way, axis) / dot(axis, axis);
            for (int k = 0; k < 3; k++) {
                way[k] -= along * axis[k];
            }
        }
        double scale = size[0] / Math.sqrt(dot(way, way));
        return new double[] {
            a[0] + t * axis[0] + scale * way[0],
            a[1] + t * axis[1] + scale * way[1],
            a[2] + t * axis[2] + scale * way[2]
        };
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.trim().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
