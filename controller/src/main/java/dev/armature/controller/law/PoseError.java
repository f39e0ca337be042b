package dev.armature.controller.law;

import dev.armature.controller.law.OperationalSpaceGains.OrientationError;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/// How far a pose is from its target: three metres, then three numbers of orientation, both in base axes.
final class PoseError {

    final double[] values = new double[6];

    private final OperationalSpaceGains gains;
    private final Quaternion is = new Quaternion();
    private final Quaternion shall = new Quaternion();
    private final Vector3D turn = new Vector3D();

    PoseError(OperationalSpaceGains gains) {
        this.gains = gains;
    }

    void between(RigidBodyTransform X_BE, RigidBodyTransform X_BE_d) {
        values[0] = X_BE_d.getTranslationX() - X_BE.getTranslationX();
        values[1] = X_BE_d.getTranslationY() - X_BE.getTranslationY();
        values[2] = X_BE_d.getTranslationZ() - X_BE.getTranslationZ();
        if (gains.orientation() == OrientationError.QUATERNION) {
            quaternion(X_BE, X_BE_d);
        } else {
            axes(X_BE, X_BE_d);
        }
        for (int k = 0; k < 6; k++) {
            double deadband = k < 3 ? gains.translationalDeadband() : gains.rotationalDeadband();
            if (Math.abs(values[k]) < deadband) {
                values[k] = 0;
            }
        }
    }

    /// -R vec(q_d⁻¹ ⊗ q), the shorter way round; R turns from the end effector to the base.
    private void quaternion(RigidBodyTransform X_BE, RigidBodyTransform X_BE_d) {
        is.set(X_BE.getRotation());
        shall.set(X_BE_d.getRotation());
        if (shall.dot(is) < 0) {
            is.negate();
        }
        shall.conjugate();
        shall.multiply(is);
        turn.set(shall.getX(), shall.getY(), shall.getZ());
        X_BE.getRotation().transform(turn);
        values[3] = -turn.getX();
        values[4] = -turn.getY();
        values[5] = -turn.getZ();
    }

    /// ½ Σ rᵢ × r_dᵢ over the three axes.
    private void axes(RigidBodyTransform is, RigidBodyTransform shall) {
        values[3] = (is.getM10() * shall.getM20()
                        - is.getM20() * shall.getM10()
                        + is.getM11() * shall.getM21()
                        - is.getM21() * shall.getM11()
                        + is.getM12() * shall.getM22()
                        - is.getM22() * shall.getM12())
                / 2;
        values[4] = (is.getM20() * shall.getM00()
                        - is.getM00() * shall.getM20()
                        + is.getM21() * shall.getM01()
                        - is.getM01() * shall.getM21()
                        + is.getM22() * shall.getM02()
                        - is.getM02() * shall.getM22())
                / 2;
        values[5] = (is.getM00() * shall.getM10()
                        - is.getM10() * shall.getM00()
                        + is.getM01() * shall.getM11()
                        - is.getM11() * shall.getM01()
                        + is.getM02() * shall.getM12()
                        - is.getM12() * shall.getM02())
                / 2;
    }
}
