package dev.armature.core.shared;

import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A person's way to the control process, beside the policy's: stop, or go on. One operator at a time.
public final class OperatorEnd implements AutoCloseable {

    /// What can be ordered.
    public enum Order {
        /// The arm holds until it may go on.
        STOP,
        /// The arm may go on: takes a stop back, and ends a fault whose cause is gone.
        RECOVER
    }

    private final SharedFile file;
    private final SharedMailbox<OperatorWord> orders;
    private final SharedMailbox<ControlReport> reports;

    private OperatorEnd(SharedFile file) {
        this.file = file;
        orders = file.layout().orders(file.memory());
        reports = file.layout().reports(file.memory());
    }

    /// Opens the control process at `path`.
    ///
    /// @param robot that it drives
    /// @throws UserError when no control process runs there, it drives another robot, or another operator is at it
    public static OperatorEnd open(Path path, RobotDescription robot) {
        return new OperatorEnd(SharedFile.operate(path, robot.name(), robot.dof()));
    }

    /// Orders it.
    public void say(Order order) {
        OperatorWord word = new OperatorWord();
        word.order = order.ordinal();
        orders.publish(word);
    }

    /// Takes the newest report of what the loop does, if there is a new one.
    public boolean report(ControlReport out) {
        return reports.poll(out);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
