package dev.armature.launch.control;

import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlReport;
import dev.armature.core.shared.Joining;
import dev.armature.core.shared.PolicyEnd;
import dev.armature.core.time.Clock;
import dev.armature.sim.live.Circle;
import java.nio.file.Path;

/// A policy process without a policy: a circle, 50 set-points a second. What a real one does too: join, read,
/// send.
///
/// @param file of the control process
/// @param robot that it drives
/// @param seconds how long
public record CirclePolicy(Path file, RobotDescription robot, double seconds) {

    private static final long PERIOD_NANOS = 20_000_000;
    private static final double MILLIMETRES = 1e3;

    /// What came of it.
    ///
    /// @param seconds how long it lasted
    /// @param setpoints how many were given
    /// @param errorMm root mean square distance from target to end effector, in mm
    /// @param heldTicks of the loop that were held meanwhile
    public record Result(double seconds, long setpoints, double errorMm, long heldTicks) {}

    /// Joins, draws until the time is over or this thread is interrupted, and leaves.
    ///
    /// @throws UserError when it cannot join, or the control process dies
    public Result run() {
        Clock clock = Clock.realTime();
        Circle circle = Circle.gentle();
        RobotState state = new RobotState(robot.dof());
        Setpoint target = new Setpoint(robot.dof());
        ControlReport report = new ControlReport();
        try (PolicyEnd policy = PolicyEnd.join(file, robot, Joining.setpoints(PERIOD_NANOS))) {
            await(policy, state, clock);
            policy.report(report);
            long heldBefore = report.held;
            long begin = clock.nanoTime();
            long due = begin;
            long sent = 0;
            double squares = 0;
            while ((due - begin) * 1e-9 < seconds && !Thread.currentThread().isInterrupted()) {
                alive(policy);
                policy.read(state);
                squares += sent == 0 ? 0 : distanceSquared(state, target);
                circle.next(clock.nanoTime(), state, target);
                target.timeNanos = clock.nanoTime();
                target.sequence++;
                policy.send(target);
                sent++;
                due += PERIOD_NANOS;
                clock.sleepUntil(due);
            }
            policy.report(report);
            return new Result(
                    (clock.nanoTime() - begin) * 1e-9,
                    sent,
                    MILLIMETRES * Math.sqrt(squares / Math.max(1, sent)),
                    report.held - heldBefore);
        }
    }

    private void await(PolicyEnd policy, RobotState state, Clock clock) {
        while (!policy.read(state) && !Thread.currentThread().isInterrupted()) {
            alive(policy);
            clock.sleepUntil(clock.nanoTime() + PERIOD_NANOS / 10);
        }
    }

    private void alive(PolicyEnd policy) {
        if (!policy.alive()) {
            throw new UserError(file.toString(), "its control process ticks no more", "Start it again.");
        }
    }

    private static double distanceSquared(RobotState state, Setpoint target) {
        double x = target.X_BE_d.getTranslationX() - state.X_BE.getTranslationX();
        double y = target.X_BE_d.getTranslationY() - state.X_BE.getTranslationY();
        double z = target.X_BE_d.getTranslationZ() - state.X_BE.getTranslationZ();
        return x * x + y * y + z * z;
    }
}
