package dev.armature.controller.collision;

/// Where lines come nearest: to each other, to a plane, to a box. Each finds the point on the first line and the one
/// opposite, in fields that the next call overwrites.
final class Segments {

    /// Halvings of the bracket for boxes: 1e-6 of the line's length.
    private static final int GOLDEN_STEPS = 30;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double PARALLEL = 1e-12;

    /// Nearest point on the first line, in m.
    final double[] p = new double[3];
    /// The point opposite, in m.
    final double[] q = new double[3];

    /// Two lines from `a[i..]` to `a[i+3..]` and from `b[j..]` to `b[j+3..]` (Ericson, Real-Time Collision Detection,
    /// 5.1.9).
    ///
    /// @return their distance in m
    double between(double[] a, int i, double[] b, int j) {
        double ux = a[i + 3] - a[i];
        double uy = a[i + 4] - a[i + 1];
        double uz = a[i + 5] - a[i + 2];
        double vx = b[j + 3] - b[j];
        double vy = b[j + 4] - b[j + 1];
        double vz = b[j + 5] - b[j + 2];
        double rx = a[i] - b[j];
        double ry = a[i + 1] - b[j + 1];
        double rz = a[i + 2] - b[j + 2];
        double uu = ux * ux + uy * uy + uz * uz;
        double vv = vx * vx + vy * vy + vz * vz;
        double uv = ux * vx + uy * vy + uz * vz;
        double ur = ux * rx + uy * ry + uz * rz;
        double vr = vx * rx + vy * ry + vz * rz;
        double s = 0;
        double t = 0;
        if (uu <= PARALLEL) {
            t = vv <= PARALLEL ? 0 : share(vr / vv);
        } else if (vv <= PARALLEL) {
            s = share(-ur / uu);
        } else {
            double cross = uu * vv - uv * uv;
            s = cross > PARALLEL * uu * vv ? share((uv * vr - ur * vv) / cross) : 0;
            t = (uv * s + vr) / vv;
            if (t < 0 || t > 1) {
                t = share(t);
                s = share((uv * t - ur) / uu);
            }
        }
        set(p, a[i] + s * ux, a[i + 1] + s * uy, a[i + 2] + s * uz);
        set(q, b[j] + t * vx, b[j + 1] + t * vy, b[j + 2] + t * vz);
        return distance();
    }

    /// A line and a plane. Negative where the line's deeper end lies below.
    ///
    /// @return their distance in m
    double toPlane(double[] a, int i, Obstacle.Plane plane) {
        double first = height(a, i, plane);
        double second = height(a, i + 3, plane);
        int at = first <= second ? i : i + 3;
        double height = Math.min(first, second);
        set(p, a[at], a[at + 1], a[at + 2]);
        set(q, p[0] - height * plane.nx(), p[1] - height * plane.ny(), p[2] - height * plane.nz());
        return height;
    }

    private static double height(double[] a, int i, Obstacle.Plane plane) {
        return a[i] * plane.nx() + a[i + 1] * plane.ny() + a[i + 2] * plane.nz() - plane.offset();
    }

    /// A line and a box. The distance to a convex body is convex along a line, so a golden section finds its least;
    /// within the box it is minus the way out.
    ///
    /// @return their distance in m
    double toBox(double[] a, int i, Obstacle.Box box) {
        double low = 0;
        double high = 1;
        double left = high - GOLDEN;
        double right = low + GOLDEN;
        double atLeft = signed(a, i, left, box);
        double atRight = signed(a, i, right, box);
        for (int k = 0; k < GOLDEN_STEPS; k++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = signed(a, i, left, box);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = signed(a, i, right, box);
            }
        }
        double distance = signed(a, i, (low + high) / 2, box);
        opposite(box);
        return distance;
    }

    /// Sets `p` to the point at `share` of the line and says how far it is from the box; negative within.
    private double signed(double[] a, int i, double share, Obstacle.Box box) {
        for (int k = 0; k < 3; k++) {
            p[k] = a[i + k] + share * (a[i + 3 + k] - a[i + k]);
        }
        double x = Math.abs(p[0] - box.x()) - box.halfX();
        double y = Math.abs(p[1] - box.y()) - box.halfY();
        double z = Math.abs(p[2] - box.z()) - box.halfZ();
        double most = Math.max(x, Math.max(y, z));
        if (most <= 0) {
            return most;
        }
        double ox = Math.max(0, x);
        double oy = Math.max(0, y);
        double oz = Math.max(0, z);
        return Math.sqrt(ox * ox + oy * oy + oz * oz);
    }

    /// Sets `q` to the point of the box's surface that is opposite `p`.
    private void opposite(Obstacle.Box box) {
        double x = Math.abs(p[0] - box.x()) - box.halfX();
        double y = Math.abs(p[1] - box.y()) - box.halfY();
        double z = Math.abs(p[2] - box.z()) - box.halfZ();
        double most = Math.max(x, Math.max(y, z));
        boolean inside = most <= 0;
        q[0] = face(p[0], box.x(), box.halfX(), inside ? x == most : x > 0);
        q[1] = face(p[1], box.y(), box.halfY(), inside ? y == most : y > 0);
        q[2] = face(p[2], box.z(), box.halfZ(), inside ? z == most : z > 0);
    }

    private static double face(double at, double centre, double half, boolean beyond) {
        return beyond ? centre + Math.copySign(half, at - centre) : at;
    }

    private double distance() {
        double x = p[0] - q[0];
        double y = p[1] - q[1];
        double z = p[2] - q[2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static double share(double t) {
        return Math.max(0, Math.min(1, t));
    }

    private static void set(double[] out, double x, double y, double z) {
        out[0] = x;
        out[1] = y;
        out[2] = z;
    }
}
