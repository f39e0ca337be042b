package dev.armature.sim.twin;

import dev.armature.core.robot.Link;
import us.ihmc.euclid.matrix.Matrix3D;
import us.ihmc.euclid.matrix.RotationMatrix;
import us.ihmc.euclid.transform.interfaces.RigidBodyTransformReadOnly;
import us.ihmc.euclid.tuple3D.Vector3D;

/// Bodies that move as one, added up in one frame L.
final class Lump {

    private double mass;
    /// Mass times position, in kg·m.
    private final Vector3D moment = new Vector3D();
    /// About the origin of L, in kg·m².
    private final Matrix3D inertia = new Matrix3D();

    /// Adds a body.
    ///
    /// @param mass in kg
    /// @param X_LC its centre of mass and principal axes in L
    /// @param principal its inertia about them in kg·m²
    void add(double mass, RigidBodyTransformReadOnly X_LC, Vector3D principal) {
        RotationMatrix R = new RotationMatrix(X_LC.getRotation());
        Matrix3D turned = new Matrix3D(R);
        turned.scaleColumns(principal.getX(), principal.getY(), principal.getZ());
        turned.multiplyTransposeOther(R);
        inertia.add(turned);
        inertia.add(steiner(
                mass,
                X_LC.getTranslation().getX(),
                X_LC.getTranslation().getY(),
                X_LC.getTranslation().getZ()));
        moment.scaleAdd(mass, X_LC.getTranslation(), moment);
        this.mass += mass;
    }

    /// What a mass at (x, y, z) adds to the inertia about the origin.
    private static Matrix3D steiner(double mass, double x, double y, double z) {
        return new Matrix3D(
                mass * (y * y + z * z),
                -mass * x * y,
                -mass * x * z,
                -mass * x * y,
                mass * (x * x + z * z),
                -mass * y * z,
                -mass * x * z,
                -mass * y * z,
                mass * (x * x + y * y));
    }

    /// The whole as a link whose joint lies at `a`, `d` and `alpha`.
    Link link(String name, double a, double d, double alpha, double armature) {
        double x = mass > 0 ? moment.getX() / mass : 0;
        double y = mass > 0 ? moment.getY() / mass : 0;
        double z = mass > 0 ? moment.getZ() / mass : 0;
        Matrix3D I = new Matrix3D(inertia);
        I.sub(steiner(mass, x, y, z));
        return new Link(
                name,
                a,
                d,
                alpha,
                mass,
                x,
                y,
                z,
                I.getM00(),
                I.getM11(),
                I.getM22(),
                I.getM01(),
                I.getM02(),
                I.getM12(),
                armature);
    }
}
