package dev.armature.controller.arm;

import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import us.ihmc.euclid.matrix.Matrix3D;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple3D.Point3D;
import us.ihmc.euclid.tuple3D.Vector3D;

/// The arm's energies from first principles, body by body with homogeneous matrices: nothing shared with the model
/// under test but the description.
final class Energy {

    private static final RobotDescription ROBOT = Panda.description();
    private static final double STEP = 1e-5;

    private Energy() {}

    /// In J, zero with all masses at the base's height.
    static double potential(double[] q) {
        double energy = 0;
        for (int body = 0; body < 8; body++) {
            energy += link(body).mass() * 9.81 * centre(q, body).getZ();
        }
        return energy;
    }

    /// In J, without armature.
    static double kinetic(double[] q, double[] dq) {
        double[] ahead = new double[7];
        double[] behind = new double[7];
        for (int i = 0; i < 7; i++) {
            ahead[i] = q[i] + STEP * dq[i];
            behind[i] = q[i] - STEP * dq[i];
        }
        double energy = 0;
        for (int body = 0; body < 8; body++) {
            Link link = link(body);
            double speed = centre(ahead, body).distance(centre(behind, body)) / (2 * STEP);
            // the turn from behind to ahead, in the link's own axes
            RigidBodyTransform turn = frame(behind, body);
            turn.invert();
            turn.multiply(frame(ahead, body));
            Vector3D w = new Vector3D();
            turn.getRotation().getRotationVector(w);
            w.scale(1 / (2 * STEP));
            Matrix3D inertia = new Matrix3D(
                    link.ixx(),
                    link.ixy(),
                    link.ixz(),
                    link.ixy(),
                    link.iyy(),
                    link.iyz(),
                    link.ixz(),
                    link.iyz(),
                    link.izz());
            Vector3D spin = new Vector3D(w);
            inertia.transform(spin);
            energy += link.mass() * speed * speed / 2 + w.dot(spin) / 2;
        }
        return energy;
    }

    private static Link link(int body) {
        return body == 7 ? ROBOT.hand() : ROBOT.links().get(body);
    }

    private static Point3D centre(double[] q, int body) {
        Link link = link(body);
        Point3D com = new Point3D(link.comX(), link.comY(), link.comZ());
        com.applyTransform(frame(q, body));
        return com;
    }

    private static RigidBodyTransform frame(double[] q, int body) {
        RigidBodyTransform X = new RigidBodyTransform();
        for (int i = 0; i <= Math.min(body, 6); i++) {
            Link link = ROBOT.links().get(i);
            X.appendRollRotation(link.alpha());
            X.appendTranslation(link.a(), 0, link.d());
            X.appendYawRotation(q[i]);
        }
        return X;
    }
}
