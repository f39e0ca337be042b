package dev.armature.hardware.franka.plant;

import dev.armature.core.RobotState;
import dev.armature.hardware.franka.protocol.FrankaState;
import us.ihmc.euclid.matrix.RotationMatrix;

/// The robot's words in ours. Allocates nothing.
final class Conversion {

    private Conversion() {}

    /// @param out overwritten, but for its time and its gripper
    static void read(FrankaState state, RobotState out) {
        System.arraycopy(state.q, 0, out.q, 0, out.q.length);
        System.arraycopy(state.dq, 0, out.dq, 0, out.dq.length);
        System.arraycopy(state.tau_J, 0, out.tau_J, 0, out.tau_J.length);
        System.arraycopy(state.tau_J_d, 0, out.tau_J_d, 0, out.tau_J_d.length);
        double[] m = state.O_T_EE;
        double sum = 0;
        for (double element : m) {
            sum += element * 0;
        }
        if (sum != 0) {
            // for the safety filter to see; a rotation cannot be made of it
            out.X_BE.setToNaN();
            return;
        }
        ((RotationMatrix) out.X_BE.getRotation())
                .setAndNormalize(m[0], m[4], m[8], m[1], m[5], m[9], m[2], m[6], m[10]);
        out.X_BE.getTranslation().set(m[12], m[13], m[14]);
    }
}
