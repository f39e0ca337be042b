package dev.armature.hardware.franka.rate;

/// Rotations in column-major 4×4 poses. Allocates only at construction.
final class Rotation {

    private static final int STEPS = 20;
    private static final double DONE = 1e-16;
    private static final double PARALLEL = 1 - Math.ulp(1.0);

    /// 3×3, column-major.
    final double[] m = new double[9];

    /// Takes the rotation nearest to a pose's 3×3: the polar factor, by Newton's iteration (Higham 1986).
    void nearest(double[] pose) {
        for (int column = 0; column < 3; column++) {
            System.arraycopy(pose, 4 * column, m, 3 * column, 3);
        }
        double change = 1;
        for (int step = 0; step < STEPS && change > DONE; step++) {
            change = newton();
        }
    }

    /// M ← (M + M⁻ᵀ) / 2; returns the greatest change, squared.
    private double newton() {
        double c0 = m[4] * m[8] - m[5] * m[7];
        double c1 = m[5] * m[6] - m[3] * m[8];
        double c2 = m[3] * m[7] - m[4] * m[6];
        double c3 = m[2] * m[7] - m[1] * m[8];
        double c4 = m[0] * m[8] - m[2] * m[6];
        double c5 = m[1] * m[6] - m[0] * m[7];
        double c6 = m[1] * m[5] - m[2] * m[4];
        double c7 = m[2] * m[3] - m[0] * m[5];
        double c8 = m[0] * m[4] - m[1] * m[3];
        double det = m[0] * c0 + m[1] * c1 + m[2] * c2;
        double change = half(0, c0 / det, 0);
        change = half(1, c1 / det, change);
        change = half(2, c2 / det, change);
        change = half(3, c3 / det, change);
        change = half(4, c4 / det, change);
        change = half(5, c5 / det, change);
        change = half(6, c6 / det, change);
        change = half(7, c7 / det, change);
        return half(8, c8 / det, change);
    }

    private double half(int at, double inverse, double change) {
        double next = (m[at] + inverse) / 2;
        double by = next - m[at];
        m[at] = next;
        return Math.max(change, by * by);
    }

    /// M ← A · Bᵀ.
    void differenceOf(Rotation a, Rotation b) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[i + 3 * j] = a.m[i] * b.m[j] + a.m[i + 3] * b.m[j + 3] + a.m[i + 6] * b.m[j + 6];
            }
        }
    }

    /// Writes this as a quaternion x, y, z, w.
    void quaternion(double[] q) {
        double trace = m[0] + m[4] + m[8];
        if (trace > 0) {
            double root = Math.sqrt(trace + 1);
            q[3] = 0.5 * root;
            double by = 0.5 / root;
            q[0] = (m[5] - m[7]) * by;
            q[1] = (m[6] - m[2]) * by;
            q[2] = (m[1] - m[3]) * by;
            return;
        }
        int i = m[4] > m[0] ? 1 : 0;
        if (m[8] > m[4 * i]) {
            i = 2;
        }
        int j = (i + 1) % 3;
        int k = (j + 1) % 3;
        double root = Math.sqrt(m[4 * i] - m[4 * j] - m[4 * k] + 1);
        q[i] = 0.5 * root;
        double by = 0.5 / root;
        q[3] = (m[k + 3 * j] - m[j + 3 * k]) * by;
        q[j] = (m[j + 3 * i] + m[i + 3 * j]) * by;
        q[k] = (m[k + 3 * i] + m[i + 3 * k]) * by;
    }

    /// Q ← from `from` toward Q by the share `t`, the short way; normalised. Both x, y, z, w.
    static void slerp(double[] from, double t, double[] q) {
        double dot = from[0] * q[0] + from[1] * q[1] + from[2] * q[2] + from[3] * q[3];
        double near = Math.abs(dot);
        double share0 = 1 - t;
        double share1 = t;
        if (near < PARALLEL) {
            double theta = Math.acos(near);
            double sin = Math.sin(theta);
            share0 = Math.sin((1 - t) * theta) / sin;
            share1 = Math.sin(t * theta) / sin;
        }
        if (dot < 0) {
            share1 = -share1;
        }
        double square = 0;
        for (int i = 0; i < 4; i++) {
            q[i] = share0 * from[i] + share1 * q[i];
            square += q[i] * q[i];
        }
        double norm = Math.sqrt(square);
        for (int i = 0; i < 4; i++) {
            q[i] /= norm;
        }
    }

    /// Writes a unit quaternion x, y, z, w as the 3×3 of `pose`.
    static void write(double[] q, double[] pose) {
        double x = 2 * q[0];
        double y = 2 * q[1];
        double z = 2 * q[2];
        double w = q[3];
        pose[0] = 1 - (y * q[1] + z * q[2]);
        pose[1] = y * q[0] + z * w;
        pose[2] = z * q[0] - y * w;
        pose[4] = y * q[0] - z * w;
        pose[5] = 1 - (x * q[0] + z * q[2]);
        pose[6] = z * q[1] + x * w;
        pose[8] = z * q[0] + y * w;
        pose[9] = z * q[1] - x * w;
        pose[10] = 1 - (x * q[0] + y * q[1]);
    }
}
