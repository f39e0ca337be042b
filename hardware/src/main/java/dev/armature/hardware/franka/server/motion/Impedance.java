package dev.armature.hardware.franka.server.motion;

import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.Transform;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// The robot's own controllers: joint impedance and Cartesian impedance, with the model's inertia and
/// Coriolis torques fed forward. Gravity is not theirs.
final class Impedance {

    private static final double ZETA = 1.0;

    /// What the end effector about weighs for each axis, in kg and kg·m²: for the damping only.
    private static final double[] EFFECTIVE = {4, 4, 4, 0.2, 0.2, 0.2};

    private static final double NULLSPACE_STIFFNESS = 10;
    private static final double NULLSPACE_DAMPING = 2;

    private static final double MAX_K_THETA = 14_250;
    private static final double MIN_K_X = 10;
    private static final double MAX_K_X = 3_000;

    private final double[] kTheta = {3000, 3000, 3000, 2500, 2500, 2000, 2000};
    private final double[] kX = {3000, 3000, 3000, 300, 300, 300};
    private final double[] limits;
    private final double[] error = new double[6];
    private final double[] coriolis = new double[7];
    private final DMatrixRMaj M;

    Impedance(RobotDescription robot) {
        M = new DMatrixRMaj(robot.dof(), robot.dof());
        limits = robot.joints().stream().mapToDouble(JointLimits::tau).toArray();
    }

    /// Sets the joints' stiffness in N·m/rad; 0 to 14 250.
    ///
    /// @return whether all are in range; otherwise nothing has changed
    boolean setJointStiffness(List<Double> values) {
        return set(values, kTheta, 0, MAX_K_THETA);
    }

    /// Sets the Cartesian stiffness in N/m and N·m/rad; 10 to 3 000 and 1 to 300.
    ///
    /// @return whether all are in range; otherwise nothing has changed
    boolean setCartesianStiffness(List<Double> values) {
        boolean angular = values.subList(3, 6).stream().allMatch(v -> v >= MIN_K_X / 10 && v <= MAX_K_X / 10);
        boolean linear = values.subList(0, 3).stream().allMatch(v -> v >= MIN_K_X && v <= MAX_K_X);
        return angular && linear && set(values, kX, MIN_K_X / 10, MAX_K_X);
    }

    private static boolean set(List<Double> values, double[] out, double min, double max) {
        if (!values.stream().allMatch(v -> v >= min && v <= max)) {
            return false;
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = values.get(i);
        }
        return true;
    }

    /// Torques of joint impedance, in N·m, within the robot's.
    void joint(Desired desired, EndEffector at, double[] q, double[] dq, double[] tau) {
        feedForward(desired, at, tau);
        for (int i = 0; i < 7; i++) {
            double damping = 2 * ZETA * Math.sqrt(kTheta[i] * M.data[8 * i]);
            tau[i] += kTheta[i] * (desired.q_d[i] - q[i]) + damping * (desired.dq_d[i] - dq[i]);
            tau[i] = Math.clamp(tau[i], -limits[i], limits[i]);
        }
    }

    /// Torques of Cartesian impedance, in N·m, within the robot's; a weak spring holds the elbow.
    ///
    /// @param wanted the end effector at the desired joints
    void cartesian(Desired desired, EndEffector wanted, EndEffector at, double[] q, double[] dq, double[] tau) {
        feedForward(desired, at, tau);
        for (int k = 0; k < 3; k++) {
            error[k] = wanted.O_T_EE[12 + k] - at.O_T_EE[12 + k];
        }
        Transform.rotation(at.O_T_EE, wanted.O_T_EE, error, 3);
        for (int r = 0; r < 6; r++) {
            double damping = 2 * ZETA * Math.sqrt(kX[r] * EFFECTIVE[r]);
            double force = kX[r] * error[r];
            for (int i = 0; i < 7; i++) {
                force += damping * (wanted.J.data[7 * r + i] * desired.dq_d[i] - at.J.data[7 * r + i] * dq[i]);
            }
            for (int i = 0; i < 7; i++) {
                tau[i] += at.J.data[7 * r + i] * force;
            }
        }
        for (int i = 0; i < 7; i++) {
            tau[i] += NULLSPACE_STIFFNESS * (desired.q_d[i] - q[i]) + NULLSPACE_DAMPING * (desired.dq_d[i] - dq[i]);
            tau[i] = Math.clamp(tau[i], -limits[i], limits[i]);
        }
    }

    private void feedForward(Desired desired, EndEffector at, double[] tau) {
        at.model().massMatrixWithArmature(M);
        at.model().coriolis(coriolis);
        for (int i = 0; i < 7; i++) {
            tau[i] = coriolis[i];
            for (int k = 0; k < 7; k++) {
                tau[i] += M.data[7 * i + k] * desired.ddq_d[k];
            }
        }
    }
}
