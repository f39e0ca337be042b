package dev.armature.launch.control;

import dev.armature.controller.safety.SafetyLevel;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlReport;
import dev.armature.core.shared.OperatorEnd;
import dev.armature.core.time.Clock;
import java.nio.file.Path;

/// Gives a running control process an order and looks what comes of it.
///
/// @param file where the control process is found
/// @param robot that it drives
public record Operator(Path file, RobotDescription robot) {

    /// For an arm that brakes, and for the twenty good ticks that end a hold.
    private static final long PATIENCE_NANOS = 1_500_000_000;

    private static final long LOOK_NANOS = 10_000_000;

    /// Orders, and waits until the ladder says so or 1.5 s are over.
    ///
    /// @return the ladder's rung then, and why
    /// @throws UserError when no control process runs there, or it ticks no more
    public String say(OperatorEnd.Order order) {
        Clock clock = Clock.realTime();
        ControlReport report = new ControlReport();
        try (OperatorEnd operator = OperatorEnd.open(file, robot)) {
            operator.report(report);
            long ticks = report.ticks;
            operator.say(order);
            long until = clock.nanoTime() + PATIENCE_NANOS;
            do {
                clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
                operator.report(report);
            } while (!done(order, level(report)) && clock.nanoTime() < until);
            if (report.ticks == ticks) {
                throw new UserError(file.toString(), "its control process ticks no more", "See to the robot by hand.");
            }
        }
        return level(report) + ControlText.why(level(report), report.reasons);
    }

    private static SafetyLevel level(ControlReport report) {
        return SafetyLevel.values()[report.level];
    }

    private static boolean done(OperatorEnd.Order order, SafetyLevel level) {
        return (order == OperatorEnd.Order.STOP) == (level != SafetyLevel.RUN);
    }
}
