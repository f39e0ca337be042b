package dev.armature.hardware.franka.protocol;

import java.util.Arrays;

/// What a client sends for each state. Allocated once, filled in place; only what the running motion asks for counts.
public final class FrankaCommand {

    /// The id of the state that this answers.
    public long messageId;

    /// Joint positions in rad.
    public final double[] q_c = new double[7];
    /// Joint velocities in rad/s.
    public final double[] dq_c = new double[7];
    /// Pose of the end effector in the base, 4×4 column-major, in m.
    public final double[] O_T_EE_c = new double[16];
    /// Twist of the end effector in the base's axes, linear before angular.
    public final double[] O_dP_EE_c = new double[6];
    /// Position of joint 3 in rad, and the sign of joint 4's bend.
    public final double[] elbow_c = new double[2];
    /// Whether the elbow counts.
    public boolean validElbow;
    /// Whether the motion ends with this command.
    public boolean motionGenerationFinished;
    /// Joint torques without gravity in N·m.
    public final double[] tau_J_d = new double[7];
    /// Whether torque control ends with this command; from protocol 7 on.
    public boolean torqueCommandFinished;

    /// Zeroes everything.
    public void clear() {
        messageId = 0;
        Arrays.fill(q_c, 0);
        Arrays.fill(dq_c, 0);
        Arrays.fill(O_T_EE_c, 0);
        Arrays.fill(O_dP_EE_c, 0);
        Arrays.fill(elbow_c, 0);
        validElbow = false;
        motionGenerationFinished = false;
        Arrays.fill(tau_J_d, 0);
        torqueCommandFinished = false;
    }

    /// Takes over everything from `other`. Allocates nothing.
    public void copyFrom(FrankaCommand other) {
        messageId = other.messageId;
        System.arraycopy(other.q_c, 0, q_c, 0, q_c.length);
        System.arraycopy(other.dq_c, 0, dq_c, 0, dq_c.length);
        System.arraycopy(other.O_T_EE_c, 0, O_T_EE_c, 0, O_T_EE_c.length);
        System.arraycopy(other.O_dP_EE_c, 0, O_dP_EE_c, 0, O_dP_EE_c.length);
        System.arraycopy(other.elbow_c, 0, elbow_c, 0, elbow_c.length);
        validElbow = other.validElbow;
        motionGenerationFinished = other.motionGenerationFinished;
        System.arraycopy(other.tau_J_d, 0, tau_J_d, 0, tau_J_d.length);
        torqueCommandFinished = other.torqueCommandFinished;
    }

    /// Whether every number is finite.
    public boolean finite() {
        return finite(q_c)
                && finite(dq_c)
                && finite(O_T_EE_c)
                && finite(O_dP_EE_c)
                && finite(elbow_c)
                && finite(tau_J_d);
    }

    private static boolean finite(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * 0;
        }
        return sum == 0;
    }
}
