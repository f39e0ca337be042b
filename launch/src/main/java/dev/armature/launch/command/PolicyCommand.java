package dev.armature.launch.command;

import picocli.CommandLine.Command;

/// `armature policy`: policies as files.
@Command(
        name = "policy",
        description = "Make a policy's folder, look into it, prove it, tune it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PolicyInfo.class, PolicyNew.class, PolicyTuneRti.class, PolicyVerify.class})
public final class PolicyCommand {}
