package dev.armature.controller.arm;

import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import org.ejml.data.DMatrixRMaj;
import us.ihmc.euclid.matrix.RotationMatrix;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.transform.interfaces.RigidBodyTransformReadOnly;

/// Where every link is: modified Denavit-Hartenberg (Craig, chapter 3), all in the base frame B.
final class ArmKinematics {

    final int dof;
    /// Rotation of each link in B, row-major, 9 numbers a link.
    final double[] R;
    /// Origin of each link in B, in m, 3 numbers a link.
    final double[] p;
    /// Angular velocity of each link in rad/s and velocity in m/s of its point that is at B's origin, 6 numbers a link.
    private final double[] twist;
    /// What they change by while the joints keep their speeds, in rad/s² and m/s², 6 numbers a link.
    private final double[] drift;
    /// Origin of the end effector in B, in m.
    final double[] p_E = new double[3];

    private final double[] a;
    private final double[] d;
    private final double[] cosAlpha;
    private final double[] sinAlpha;
    private final double[] R_LE = new double[9];
    private final double[] p_LE = new double[3];

    ArmKinematics(RobotDescription robot) {
        dof = robot.dof();
        R = new double[9 * dof];
        p = new double[3 * dof];
        twist = new double[6 * dof];
        drift = new double[6 * dof];
        a = new double[dof];
        d = new double[dof];
        cosAlpha = new double[dof];
        sinAlpha = new double[dof];
        for (int i = 0; i < dof; i++) {
            Link link = robot.links().get(i);
            a[i] = link.a();
            d[i] = link.d();
            cosAlpha[i] = Math.cos(link.alpha());
            sinAlpha[i] = Math.sin(link.alpha());
        }
        RigidBodyTransformReadOnly X_LE = robot.X_LE();
        new RotationMatrix(X_LE.getRotation()).get(R_LE);
        X_LE.getTranslation().get(p_LE);
    }

    void update(double[] q) {
        for (int i = 0; i < dof; i++) {
            step(i, Math.cos(q[i]), Math.sin(q[i]));
        }
        int r = 9 * (dof - 1);
        int o = 3 * (dof - 1);
        for (int k = 0; k < 3; k++) {
            p_E[k] = p[o + k] + R[r + 3 * k] * p_LE[0] + R[r + 3 * k + 1] * p_LE[1] + R[r + 3 * k + 2] * p_LE[2];
        }
    }

    private void step(int i, double c, double s) {
        double ca = cosAlpha[i];
        double sa = sinAlpha[i];
        int r = 9 * i;
        for (int k = 0; k < 3; k++) {
            // row k of the rotation before; the identity for the first joint
            double x = i == 0 ? (k == 0 ? 1 : 0) : R[r - 9 + 3 * k];
            double y = i == 0 ? (k == 1 ? 1 : 0) : R[r - 9 + 3 * k + 1];
            double z = i == 0 ? (k == 2 ? 1 : 0) : R[r - 9 + 3 * k + 2];
            double origin = i == 0 ? 0 : p[3 * (i - 1) + k];
            // Rx(alpha) turns y and z before the joint turns about the new z
            double turnedY = ca * y + sa * z;
            double turnedZ = -sa * y + ca * z;
            R[r + 3 * k] = c * x + s * turnedY;
            R[r + 3 * k + 1] = -s * x + c * turnedY;
            R[r + 3 * k + 2] = turnedZ;
            p[3 * i + k] = origin + a[i] * x + d[i] * turnedZ;
        }
    }

    void pose(RigidBodyTransform X_BE) {
        int r = 9 * (dof - 1);
        // unsafe only in that it does not check the rotation, which would throw on NaN
        X_BE.setUnsafe(
                turned(r, 0),
                turned(r, 1),
                turned(r, 2),
                p_E[0],
                turned(r + 3, 0),
                turned(r + 3, 1),
                turned(r + 3, 2),
                p_E[1],
                turned(r + 6, 0),
                turned(r + 6, 1),
                turned(r + 6, 2),
                p_E[2]);
    }

    private double turned(int row, int column) {
        return R[row] * R_LE[column] + R[row + 1] * R_LE[3 + column] + R[row + 2] * R_LE[6 + column];
    }

    void jacobian(DMatrixRMaj J) {
        double[] out = J.data;
        for (int i = 0; i < dof; i++) {
            double zx = R[9 * i + 2];
            double zy = R[9 * i + 5];
            double zz = R[9 * i + 8];
            double rx = p_E[0] - p[3 * i];
            double ry = p_E[1] - p[3 * i + 1];
            double rz = p_E[2] - p[3 * i + 2];
            out[i] = zy * rz - zz * ry;
            out[dof + i] = zz * rx - zx * rz;
            out[2 * dof + i] = zx * ry - zy * rx;
            out[3 * dof + i] = zx;
            out[4 * dof + i] = zy;
            out[5 * dof + i] = zz;
        }
    }

    void point(int body, double x, double y, double z, double[] out, int at) {
        if (body == 0) {
            out[at] = x;
            out[at + 1] = y;
            out[at + 2] = z;
            return;
        }
        int r = 9 * (body - 1);
        int o = 3 * (body - 1);
        for (int k = 0; k < 3; k++) {
            out[at + k] = p[o + k] + R[r + 3 * k] * x + R[r + 3 * k + 1] * y + R[r + 3 * k + 2] * z;
        }
    }

    void addSlope(int body, double[] point, double nx, double ny, double nz, double[] slope, int at) {
        for (int i = 0; i < body; i++) {
            double zx = R[9 * i + 2];
            double zy = R[9 * i + 5];
            double zz = R[9 * i + 8];
            double rx = point[0] - p[3 * i];
            double ry = point[1] - p[3 * i + 1];
            double rz = point[2] - p[3 * i + 2];
            slope[at + i] += nx * (zy * rz - zz * ry) + ny * (zz * rx - zx * rz) + nz * (zx * ry - zy * rx);
        }
    }

    void move(double[] dq) {
        for (int i = 0; i < dof; i++) {
            double zx = R[9 * i + 2];
            double zy = R[9 * i + 5];
            double zz = R[9 * i + 8];
            double x = p[3 * i];
            double y = p[3 * i + 1];
            double z = p[3 * i + 2];
            int t = 6 * i;
            for (int k = 0; k < 6; k++) {
                twist[t + k] = i == 0 ? 0 : twist[t - 6 + k];
                drift[t + k] = i == 0 ? 0 : drift[t - 6 + k];
            }
            // the joint's own motion about B's origin
            double sx = zx * dq[i];
            double sy = zy * dq[i];
            double sz = zz * dq[i];
            double ux = y * sz - z * sy;
            double uy = z * sx - x * sz;
            double uz = x * sy - y * sx;
            double wx = twist[t];
            double wy = twist[t + 1];
            double wz = twist[t + 2];
            double vx = twist[t + 3];
            double vy = twist[t + 4];
            double vz = twist[t + 5];
            drift[t] += wy * sz - wz * sy;
            drift[t + 1] += wz * sx - wx * sz;
            drift[t + 2] += wx * sy - wy * sx;
            drift[t + 3] += vy * sz - vz * sy + wy * uz - wz * uy;
            drift[t + 4] += vz * sx - vx * sz + wz * ux - wx * uz;
            drift[t + 5] += vx * sy - vy * sx + wx * uy - wy * ux;
            twist[t] = wx + sx;
            twist[t + 1] = wy + sy;
            twist[t + 2] = wz + sz;
            twist[t + 3] = vx + ux;
            twist[t + 4] = vy + uy;
            twist[t + 5] = vz + uz;
        }
    }

    double speed(int body, double[] point, double nx, double ny, double nz) {
        if (body == 0) {
            return 0;
        }
        int t = 6 * (body - 1);
        double wx = twist[t];
        double wy = twist[t + 1];
        double wz = twist[t + 2];
        return nx * (twist[t + 3] + wy * point[2] - wz * point[1])
                + ny * (twist[t + 4] + wz * point[0] - wx * point[2])
                + nz * (twist[t + 5] + wx * point[1] - wy * point[0]);
    }

    double speed(int body, double[] points, int at) {
        if (body == 0) {
            return 0;
        }
        int t = 6 * (body - 1);
        double wx = twist[t];
        double wy = twist[t + 1];
        double wz = twist[t + 2];
        double x = points[at];
        double y = points[at + 1];
        double z = points[at + 2];
        double vx = twist[t + 3] + wy * z - wz * y;
        double vy = twist[t + 4] + wz * x - wx * z;
        double vz = twist[t + 5] + wx * y - wy * x;
        return Math.sqrt(vx * vx + vy * vy + vz * vz);
    }

    double drift(int body, double[] point, double nx, double ny, double nz) {
        if (body == 0) {
            return 0;
        }
        int t = 6 * (body - 1);
        double wx = twist[t];
        double wy = twist[t + 1];
        double wz = twist[t + 2];
        double vx = twist[t + 3] + wy * point[2] - wz * point[1];
        double vy = twist[t + 4] + wz * point[0] - wx * point[2];
        double vz = twist[t + 5] + wx * point[1] - wy * point[0];
        double ax = drift[t];
        double ay = drift[t + 1];
        double az = drift[t + 2];
        return nx * (drift[t + 3] + ay * point[2] - az * point[1] + wy * vz - wz * vy)
                + ny * (drift[t + 4] + az * point[0] - ax * point[2] + wz * vx - wx * vz)
                + nz * (drift[t + 5] + ax * point[1] - ay * point[0] + wx * vy - wy * vx);
    }
}
