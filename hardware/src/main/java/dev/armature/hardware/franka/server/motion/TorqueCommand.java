package dev.armature.hardware.franka.server.motion;

import dev.armature.hardware.franka.protocol.FrankaError;

/// The torques that go to the joints: the client's, which are checked, or the robot's own, which are bounded.
final class TorqueCommand {

    private static final double ROOM = 1 + 1e-9;

    final double[] tau = new double[7];
    private final Bounds bounds;

    TorqueCommand(Bounds bounds) {
        this.bounds = bounds;
    }

    /// Takes a client's torques in N·m, unless they jump or are too large.
    ///
    /// @return a set of [FrankaError]s; when it is not empty the torques stay as they were
    long command(double[] wanted) {
        long errors = 0;
        for (int i = 0; i < tau.length; i++) {
            if (Math.abs(wanted[i] - tau[i]) > bounds.joints[i].dtau() * Bounds.DT * ROOM) {
                errors |= FrankaError.CONTROLLER_TORQUE_DISCONTINUITY.bit();
            }
            if (Math.abs(wanted[i]) > bounds.joints[i].tau() * ROOM) {
                errors |= FrankaError.TAU_J_RANGE_VIOLATION.bit();
            }
        }
        if (errors == 0) {
            System.arraycopy(wanted, 0, tau, 0, tau.length);
        }
        return errors;
    }

    /// Goes toward the robot's own torques as fast as it may.
    void take(double[] wanted) {
        for (int i = 0; i < tau.length; i++) {
            double step = bounds.joints[i].dtau() * Bounds.DT;
            tau[i] += Math.clamp(wanted[i] - tau[i], -step, step);
        }
    }
}
