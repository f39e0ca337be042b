package dev.armature.launch.program;

import dev.armature.launch.command.BenchCommand;
import dev.armature.launch.command.ControlCommand;
import dev.armature.launch.command.DatasetCommand;
import dev.armature.launch.command.DemoCommand;
import dev.armature.launch.command.DoctorCommand;
import dev.armature.launch.command.EvaluateCommand;
import dev.armature.launch.command.PolicyCommand;
import dev.armature.launch.command.RecordCommand;
import dev.armature.launch.command.TrainCommand;
import dev.armature.launch.command.TwinCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The `armature` program. A new sub-command is a class in `command` and one word in the list below.
@Command(
        name = "armature",
        description = "The software between learned policies and robots.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BenchCommand.class,
            ControlCommand.class,
            DatasetCommand.class,
            DemoCommand.class,
            DoctorCommand.class,
            EvaluateCommand.class,
            PolicyCommand.class,
            RecordCommand.class,
            TrainCommand.class,
            TwinCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  armature doctor                          what this machine has and lacks",
            "  armature bench list                      what can be measured here",
            "  armature bench physics --json out.json   one figure, measured now",
            "  armature record --task lift              demonstrations into a dataset",
            "  armature dataset verify runs/x           whether a dataset is whole",
            "  armature train diffusion --help          how a dataset becomes a policy",
            "  armature policy verify runs/place        prove a policy on its golden pair",
            "  armature twin                            the robot's twin, live at 1 kHz",
            "  armature control                         a robot's loop in a process of its own",
            "  source <(armature generate-completion)   completion for this shell",
            "  armature test                            all tests",
            "",
            "Each command explains itself: armature COMMAND --help.",
            "Exit codes: 0 done, 1 it failed, 2 something given cannot be used."
        })
public final class Armature {

    private Armature() {}

    /// Runs the command line `args` and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// The whole command line, ready to execute in process.
    public static CommandLine commandLine() {
        return new CommandLine(new Armature())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongWords())
                .setExecutionExceptionHandler(new Failures());
    }
}
