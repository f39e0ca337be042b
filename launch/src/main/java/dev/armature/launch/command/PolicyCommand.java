package dev.armature.launch.command;

import picocli.CommandLine.Command;

/// `armature policy`: policies as files.
@Command(
        name = "policy",
        description = "Look into a policy's folder, prove it, tune it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PolicyInfo.class, PolicyTuneRti.class, PolicyVerify.class})
public final class PolicyCommand {}
