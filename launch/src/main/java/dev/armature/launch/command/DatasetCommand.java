package dev.armature.launch.command;

import picocli.CommandLine.Command;

/// `armature dataset`: recorded demonstrations.
@Command(
        name = "dataset",
        description = "Look into a LeRobot v3 dataset, check it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DatasetInfo.class, DatasetVerify.class})
public final class DatasetCommand {}
