package dev.armature.launch.command;

import dev.armature.launch.Exit;
import dev.armature.launch.doctor.Doctor;
import dev.armature.launch.doctor.Finding;
import dev.armature.launch.doctor.Finding.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `armature doctor`: what this machine has.
@Command(
        name = "doctor",
        description =
                "Tell what this machine has: JDK, MuJoCo, rendering, ONNX Runtime, real-time rights, clock jitter.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 1 when a part of the program cannot run here; 2 is for what was typed.",
            "",
            "Example:",
            "  armature doctor"
        })
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        json.check();
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = Doctor.ofThisMachine().examine(finding -> {
            out.println(finding.text());
            out.flush();
        });
        json.write(findings.stream().map(Finding::json).toList());
        return findings.stream().anyMatch(f -> f.verdict() == Verdict.FAIL) ? Exit.FAILURE : Exit.OK;
    }
}
