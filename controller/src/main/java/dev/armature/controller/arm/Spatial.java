package dev.armature.controller.arm;

/// Products of spatial vectors about the base's origin. Motion is (angular, linear), force is (moment, force), six
/// numbers each from an offset on; an inertia is as [Body] lays it out.
final class Spatial {

    private Spatial() {}

    static double dot(double[] motion, int m, double[] force, int f) {
        double sum = 0;
        for (int k = 0; k < 6; k++) {
            sum += motion[m + k] * force[f + k];
        }
        return sum;
    }

    static void momentum(double[] inertia, int i, double[] motion, int m, double[] out) {
        momentum(inertia, i, motion, m, out, 0);
    }

    /// `out` ← I · motion.
    static void momentum(double[] inertia, int i, double[] motion, int m, double[] out, int o) {
        double mass = inertia[i];
        double hx = inertia[i + 1];
        double hy = inertia[i + 2];
        double hz = inertia[i + 3];
        double xy = inertia[i + 7];
        double xz = inertia[i + 8];
        double yz = inertia[i + 9];
        double wx = motion[m];
        double wy = motion[m + 1];
        double wz = motion[m + 2];
        double vx = motion[m + 3];
        double vy = motion[m + 4];
        double vz = motion[m + 5];
        out[o] = inertia[i + 4] * wx + xy * wy + xz * wz + hy * vz - hz * vy;
        out[o + 1] = xy * wx + inertia[i + 5] * wy + yz * wz + hz * vx - hx * vz;
        out[o + 2] = xz * wx + yz * wy + inertia[i + 6] * wz + hx * vy - hy * vx;
        out[o + 3] = mass * vx + wy * hz - wz * hy;
        out[o + 4] = mass * vy + wz * hx - wx * hz;
        out[o + 5] = mass * vz + wx * hy - wy * hx;
    }

    /// `out` ← out + v × (s · scale), the cross product of motions.
    static void addMotionCross(double[] v, double[] s, int at, double scale, double[] out) {
        double wx = s[at] * scale;
        double wy = s[at + 1] * scale;
        double wz = s[at + 2] * scale;
        double ux = s[at + 3] * scale;
        double uy = s[at + 4] * scale;
        double uz = s[at + 5] * scale;
        out[0] += v[1] * wz - v[2] * wy;
        out[1] += v[2] * wx - v[0] * wz;
        out[2] += v[0] * wy - v[1] * wx;
        out[3] += v[1] * uz - v[2] * uy + v[4] * wz - v[5] * wy;
        out[4] += v[2] * ux - v[0] * uz + v[5] * wx - v[3] * wz;
        out[5] += v[0] * uy - v[1] * ux + v[3] * wy - v[4] * wx;
    }

    /// `out` ← out + v ×* f, the cross product of a motion and a force.
    static void addForceCross(double[] v, double[] f, double[] out, int o) {
        out[o] += v[1] * f[2] - v[2] * f[1] + v[4] * f[5] - v[5] * f[4];
        out[o + 1] += v[2] * f[0] - v[0] * f[2] + v[5] * f[3] - v[3] * f[5];
        out[o + 2] += v[0] * f[1] - v[1] * f[0] + v[3] * f[4] - v[4] * f[3];
        out[o + 3] += v[1] * f[5] - v[2] * f[4];
        out[o + 4] += v[2] * f[3] - v[0] * f[5];
        out[o + 5] += v[0] * f[4] - v[1] * f[3];
    }
}
