package dev.armature.hardware.franka.server.motion;

import static dev.armature.hardware.franka.server.motion.Bounds.DT;

/// Brings what is desired to rest, each joint as fast as it may, and keeps it there.
final class Brake {

    private final Bounds bounds;
    private final Desired desired;

    Brake(Bounds bounds, Desired desired) {
        this.bounds = bounds;
        this.desired = desired;
    }

    /// Begins where the arm is and as fast as it is.
    void from(double[] q, double[] dq) {
        for (int i = 0; i < 7; i++) {
            double most = bounds.joints[i].dq();
            desired.q_d[i] = q[i];
            desired.dq_d[i] = Math.clamp(dq[i], -most, most);
            desired.ddq_d[i] = 0;
        }
    }

    /// One period slower.
    void slow() {
        for (int i = 0; i < 7; i++) {
            double step = bounds.joints[i].ddq() * DT;
            double dq = desired.dq_d[i] - Math.clamp(desired.dq_d[i], -step, step);
            desired.ddq_d[i] = (dq - desired.dq_d[i]) / DT;
            desired.dq_d[i] = dq;
            double q = desired.q_d[i] + dq * DT;
            desired.q_d[i] = Math.clamp(q, bounds.joints[i].qMin(), bounds.joints[i].qMax());
        }
    }

    /// Whether it has come to rest.
    boolean rests() {
        for (int i = 0; i < 7; i++) {
            if (desired.dq_d[i] != 0 || desired.ddq_d[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
