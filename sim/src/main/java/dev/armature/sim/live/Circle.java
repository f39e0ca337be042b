package dev.armature.sim.live;

import dev.armature.controller.loop.SetpointSource;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// A level circle of the end effector that begins where the arm is, hand and gripper as they are. It gathers speed for
/// a second, so nothing jumps.
public final class Circle implements SetpointSource {

    private static final double GATHER_S = 1;

    private final double radius;
    private final double turnsPerSecond;
    private final RigidBodyTransform start = new RigidBodyTransform();
    private double gripperWidth;
    private long startNanos;
    private boolean begun;

    /// @param radiusM in m, ≥ 0; 0 holds the arm where it is
    /// @param periodSeconds time for one turn in s
    public Circle(double radiusM, double periodSeconds) {
        if (!(radiusM >= 0 && radiusM <= 1 && periodSeconds > 0)) {
            throw new IllegalArgumentException("a circle of " + radiusM + " m in " + periodSeconds + " s");
        }
        radius = radiusM;
        turnsPerSecond = 1 / periodSeconds;
    }

    /// What is gentle for a Panda over a table: 5 cm, 8 s.
    public static Circle gentle() {
        return new Circle(0.05, 8);
    }

    /// No circle at all.
    public static Circle none() {
        return new Circle(0, 1);
    }

    @Override
    public Status next(long nowNanos, RobotState state, Setpoint out) {
        if (!begun) {
            start.set(state.X_BE);
            gripperWidth = state.gripperWidth;
            startNanos = nowNanos;
            System.arraycopy(state.q, 0, out.q_d, 0, state.q.length);
            begun = true;
        }
        double t = (nowNanos - startNanos) * 1e-9;
        double gathered = t < GATHER_S ? t * t / (2 * GATHER_S) : t - GATHER_S / 2;
        double angle = 2 * Math.PI * turnsPerSecond * gathered;
        out.timeNanos = nowNanos;
        out.gripperWidth = gripperWidth;
        out.X_BE_d.set(start);
        out.X_BE_d.getTranslation().add(radius * (1 - Math.cos(angle)), radius * Math.sin(angle), 0);
        return Status.OK;
    }
}
