package dev.armature.hardware.franka.server.motion;

import dev.armature.hardware.franka.model.Payload;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// What hangs on the flange: mass, centre of mass in F, inertia about it. As the client told, or as the hand
/// is.
final class Load {

    private static final double GRAVITY = 9.81;

    double mass;
    final double[] F_x_C = new double[3];
    final double[] inertia = new double[9];

    /// Nothing.
    Load() {}

    /// What is fixed to the arm for good.
    static Load of(Payload payload) {
        Load load = new Load();
        load.mass = payload.mass();
        System.arraycopy(payload.F_x_C(), 0, load.F_x_C, 0, 3);
        System.arraycopy(payload.I(), 0, load.inertia, 0, 9);
        return load;
    }

    /// Takes over mass, centre and inertia, 13 numbers.
    ///
    /// @return whether they are finite and the mass is not negative; otherwise nothing has changed
    boolean set(List<Double> values) {
        if (values.getFirst() < 0 || !values.stream().allMatch(Double::isFinite)) {
            return false;
        }
        mass = values.getFirst();
        for (int i = 0; i < 3; i++) {
            F_x_C[i] = values.get(1 + i);
        }
        for (int i = 0; i < 9; i++) {
            inertia[i] = values.get(4 + i);
        }
        return true;
    }

    /// Adds the torques that hold this load against gravity.
    ///
    /// @param O_T_EE pose of the end effector, where J is taken
    /// @param EE_T_F pose of the flange in the end effector
    /// @param tau in N·m; added to
    void hold(double[] O_T_EE, double[] EE_T_F, DMatrixRMaj J, double[] tau) {
        if (mass == 0) {
            return;
        }
        // the centre from EE's origin, in O's axes
        double cx = 0;
        double cy = 0;
        for (int k = 0; k < 3; k++) {
            double inEE = EE_T_F[12 + k];
            for (int m = 0; m < 3; m++) {
                inEE += EE_T_F[4 * m + k] * F_x_C[m];
            }
            cx += O_T_EE[4 * k] * inEE;
            cy += O_T_EE[4 * k + 1] * inEE;
        }
        int n = J.numCols;
        for (int i = 0; i < n; i++) {
            // z component of v + ω × r
            double lift = J.data[2 * n + i] + J.data[3 * n + i] * cy - J.data[4 * n + i] * cx;
            tau[i] += mass * GRAVITY * lift;
        }
    }
}
