package dev.armature.launch.command;

import dev.armature.launch.Exit;
import dev.armature.policies.file.NewPolicy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `armature policy new`: a policy's folder of a graph from elsewhere.
@Command(
        name = "new",
        description = "Make a policy's folder of an ONNX graph of yours and a policy.yaml.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Computes the checksum and the golden pair that prove the policy wherever it is opened. The policy.yaml",
            "needs all keys but network.sha256; docs/guides/keys.md tells them.",
            "",
            "Example:",
            "  armature policy new --graph denoiser.onnx --like policy.yaml --out runs/mine"
        })
public final class PolicyNew implements Callable<Integer> {

    @Option(names = "--graph", paramLabel = "FILE", required = true, description = "The denoiser as ONNX.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path graph;

    @Option(names = "--like", paramLabel = "FILE", required = true, description = "A policy.yaml that describes it.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path like;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The policy's folder, a new one.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        NewPolicy.write(like, graph, out);
        PrintWriter print = spec.commandLine().getOut();
        print.println("policy: " + out + " (armature policy info " + out + ")");
        print.flush();
        return Exit.OK;
    }
}
