package dev.armature.launch.command;

import picocli.CommandLine.Command;

/// `armature train`: policies from demonstrations.
@Command(
        name = "train",
        description = "Make a policy from demonstrations.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TrainDiffusion.class})
public final class TrainCommand {}
