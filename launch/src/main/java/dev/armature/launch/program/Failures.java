package dev.armature.launch.program;

import dev.armature.core.UserError;
import dev.armature.launch.Exit;
import dev.armature.launch.Home;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// A command that threw: a [UserError] is told alone and ends with code 2, anything else is told in
/// a line, goes to the log with its stack trace, and ends with code 1.
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine command, @Nullable ParseResult parsed) {
        return tell(e, command.getErr());
    }

    /// Tells about `thrown` on `err`.
    ///
    /// @return the exit code
    static int tell(Throwable thrown, PrintWriter err) {
        UserError userError = userErrorIn(thrown);
        if (userError != null) {
            LoggerFactory.getLogger(Failures.class).info("user error", thrown);
            err.println("armature: " + userError.getMessage());
            err.flush();
            return Exit.USER_ERROR;
        }
        LoggerFactory.getLogger(Failures.class).error("a command failed", thrown);
        err.println("armature: failed: " + thrown);
        err.println("The stack trace is in " + Home.log());
        err.flush();
        return Exit.FAILURE;
    }

    /// Other threads wrap what they throw, so the user's error may lie below.
    private static @Nullable UserError userErrorIn(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof UserError found) {
                return found;
            }
        }
        return null;
    }
}
