package dev.armature.hardware.franka.server.motion;

import dev.armature.hardware.franka.Transform;
import java.util.Arrays;

/// Where the arm shall be: in joints always, in the end effector as it was commanded. What the robot reports
/// as `_d` and `_c`, from which a client can foresee each check.
public final class Desired {

    /// Joint positions in rad, velocities in rad/s, accelerations in rad/s².
    public final double[] q_d = new double[7];

    public final double[] dq_d = new double[7];
    public final double[] ddq_d = new double[7];

    /// Commanded pose, twist in m/s and rad/s, its derivative.
    public final double[] O_T_EE_c = Transform.identity();

    public final double[] O_dP_EE_c = new double[6];
    public final double[] O_ddP_EE_c = new double[6];

    /// Commanded elbow: joint 3 in rad and the sign of joint 4's bend, then their derivatives.
    public final double[] elbow_c = new double[2];

    public final double[] delbow_c = new double[2];
    public final double[] ddelbow_c = new double[2];

    /// The bend of joint 4 at which the elbow is straight, in rad (Franka's documentation).
    private static final double STRAIGHT_ELBOW = -0.467002423653011;

    /// Stands still at `q`, where the end effector is at `pose`.
    public void stand(double[] q, double[] pose) {
        System.arraycopy(q, 0, q_d, 0, 7);
        Arrays.fill(dq_d, 0);
        Arrays.fill(ddq_d, 0);
        standCartesian(pose);
    }

    /// Takes over everything from `other`.
    void copyFrom(Desired other) {
        System.arraycopy(other.q_d, 0, q_d, 0, 7);
        System.arraycopy(other.dq_d, 0, dq_d, 0, 7);
        System.arraycopy(other.ddq_d, 0, ddq_d, 0, 7);
        System.arraycopy(other.O_T_EE_c, 0, O_T_EE_c, 0, 16);
        System.arraycopy(other.O_dP_EE_c, 0, O_dP_EE_c, 0, 6);
        System.arraycopy(other.O_ddP_EE_c, 0, O_ddP_EE_c, 0, 6);
        System.arraycopy(other.elbow_c, 0, elbow_c, 0, 2);
        System.arraycopy(other.delbow_c, 0, delbow_c, 0, 2);
        System.arraycopy(other.ddelbow_c, 0, ddelbow_c, 0, 2);
    }

    /// Begins a Cartesian command at `pose`, without speed.
    void standCartesian(double[] pose) {
        System.arraycopy(pose, 0, O_T_EE_c, 0, 16);
        Arrays.fill(O_dP_EE_c, 0);
        Arrays.fill(O_ddP_EE_c, 0);
        elbow(q_d, elbow_c);
        Arrays.fill(delbow_c, 0);
        Arrays.fill(ddelbow_c, 0);
    }

    /// The elbow of a configuration.
    public static void elbow(double[] q, double[] out) {
        out[0] = q[2];
        out[1] = q[3] >= STRAIGHT_ELBOW ? 1 : -1;
    }
}
