package dev.armature.launch.command;

import dev.armature.launch.Exit;
import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.PolicyManifest;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `armature policy info`: what a policy is.
@Command(
        name = "info",
        description = "Tell what a policy sees and commands, how it samples, and where it comes from.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  armature policy info runs/place"})
public final class PolicyInfo implements Callable<Integer> {

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (PolicyFolder folder = PolicyFolder.open(policy.path())) {
            PolicyManifest m = folder.manifest();
            line("policy", m.name() + ", for " + m.task() + ", " + m.licence());
            ObservationLayout observation = m.observation();
            for (ObservedTensor tensor : observation.tensors()) {
                line("sees", tensor.name() + ", " + observation.steps() + " steps of " + tensor.names());
            }
            ActionLayout action = m.action();
            line(
                    "commands",
                    String.format(
                            Locale.ROOT,
                            "%s %s, %d rows every %.0f ms",
                            action.kind().name().toLowerCase(Locale.ROOT),
                            action.spec().names(),
                            action.horizon(),
                            1e3 * action.periodSeconds()));
            line(
                    "samples with",
                    m.sampler().text(m.diffusion().schedule(), m.diffusion().trainLevels()) + ", trained with "
                            + m.diffusion().trainLevels() + " levels");
            line("network", m.network().file() + ", sha256 " + m.network().sha256());
            line(
                    "made from",
                    m.provenance().data() + ", seed " + m.provenance().seed() + ", on "
                            + m.provenance().date());
            line(
                    "made by",
                    m.provenance().trainingCommand() + " (" + m.provenance().codeVersion() + ")");
            line("proven", folder.choice().toString());
        }
        return Exit.OK;
    }

    private void line(String what, String value) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-13s %s%n", what, value);
        out.flush();
    }
}
