package dev.armature.program;

import dev.armature.launch.program.Armature;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// What a command line did.
///
/// @param code exit code
/// @param out standard output
/// @param err standard error
record Run(int code, String out, String err) {

    /// Runs `args` in this process.
    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine armature = Armature.commandLine();
        armature.setOut(new PrintWriter(out));
        armature.setErr(new PrintWriter(err));
        int code = armature.execute(args);
        return new Run(code, out.toString(), err.toString());
    }
}
