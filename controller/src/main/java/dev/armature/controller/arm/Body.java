package dev.armature.controller.arm;

import dev.armature.core.robot.Link;

/// What moves with one joint: mass, centre of mass and inertia about it, in the link's frame.
///
/// @param mass in kg
/// @param x centre of mass in m
/// @param y as above
/// @param z as above
/// @param xx inertia about the centre of mass in the link's axes, in kg·m²
/// @param yy as above
/// @param zz as above
/// @param xy as above
/// @param xz as above
/// @param yz as above
record Body(
        double mass, double x, double y, double z, double xx, double yy, double zz, double xy, double xz, double yz) {

    /// Numbers of a spatial inertia: mass, first moment x y z, second moment xx yy zz xy xz yz, about the base's
    /// origin in base axes.
    static final int SIZE = 10;

    static Body of(Link link) {
        return new Body(
                link.mass(),
                link.comX(),
                link.comY(),
                link.comZ(),
                link.ixx(),
                link.iyy(),
                link.izz(),
                link.ixy(),
                link.ixz(),
                link.iyz());
    }

    /// This and `other` as one body.
    Body and(Body other) {
        double total = mass + other.mass;
        if (total == 0) {
            return this;
        }
        double cx = (mass * x + other.mass * other.x) / total;
        double cy = (mass * y + other.mass * other.y) / total;
        double cz = (mass * z + other.mass * other.z) / total;
        Body one = about(cx, cy, cz);
        Body two = other.about(cx, cy, cz);
        return new Body(
                total,
                cx,
                cy,
                cz,
                one.xx + two.xx,
                one.yy + two.yy,
                one.zz + two.zz,
                one.xy + two.xy,
                one.xz + two.xz,
                one.yz + two.yz);
    }

    /// The same mass with its inertia about another point (Steiner).
    private Body about(double cx, double cy, double cz) {
        double dx = x - cx;
        double dy = y - cy;
        double dz = z - cz;
        return new Body(
                mass,
                cx,
                cy,
                cz,
                xx + mass * (dy * dy + dz * dz),
                yy + mass * (dx * dx + dz * dz),
                zz + mass * (dx * dx + dy * dy),
                xy - mass * dx * dy,
                xz - mass * dx * dz,
                yz - mass * dy * dz);
    }

    /// Writes the spatial inertia for a link at rotation `R` (row-major from `r`) and origin `p` (from `o`).
    void inBase(double[] R, int r, double[] p, int o, double[] out, int at) {
        double cx = p[o] + R[r] * x + R[r + 1] * y + R[r + 2] * z;
        double cy = p[o + 1] + R[r + 3] * x + R[r + 4] * y + R[r + 5] * z;
        double cz = p[o + 2] + R[r + 6] * x + R[r + 7] * y + R[r + 8] * z;
        out[at] = mass;
        out[at + 1] = mass * cx;
        out[at + 2] = mass * cy;
        out[at + 3] = mass * cz;
        out[at + 4] = turned(R, r, r) + mass * (cy * cy + cz * cz);
        out[at + 5] = turned(R, r + 3, r + 3) + mass * (cx * cx + cz * cz);
        out[at + 6] = turned(R, r + 6, r + 6) + mass * (cx * cx + cy * cy);
        out[at + 7] = turned(R, r, r + 3) - mass * cx * cy;
        out[at + 8] = turned(R, r, r + 6) - mass * cx * cz;
        out[at + 9] = turned(R, r + 3, r + 6) - mass * cy * cz;
    }

    /// Element of R I Rᵀ from the two rows of R that start at `i` and `j`.
    private double turned(double[] R, int i, int j) {
        double a = R[j];
        double b = R[j + 1];
        double c = R[j + 2];
        return R[i] * (xx * a + xy * b + xz * c)
                + R[i + 1] * (xy * a + yy * b + yz * c)
                + R[i + 2] * (xz * a + yz * b + zz * c);
    }
}
