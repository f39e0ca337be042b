package dev.armature.launch.command;

import dev.armature.launch.Exit;
import dev.armature.policies.file.PolicyFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `armature policy verify`: proves a policy on its golden pair.
@Command(
        name = "verify",
        description = "Prove a policy on its golden pair: the same numbers in give the same numbers out here.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 2 when a part is missing, broken, or does not belong to the others.",
            "",
            "Examples:",
            "  armature policy verify runs/place",
            "  armature policy verify runs/place --provider cuda"
        })
public final class PolicyVerify implements Callable<Integer> {

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Mixin
    private final ProviderOption provider = new ProviderOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (PolicyFolder folder = PolicyFolder.open(policy.path(), provider.provider())) {
            spec.commandLine().getOut().println(policy.path() + ": " + folder.choice());
            spec.commandLine().getOut().flush();
        }
        return Exit.OK;
    }
}
