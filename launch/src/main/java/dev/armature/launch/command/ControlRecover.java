package dev.armature.launch.command;

import dev.armature.core.shared.OperatorEnd;
import dev.armature.core.shared.SharedNames;
import dev.armature.launch.Exit;
import dev.armature.launch.control.Operator;
import dev.armature.launch.control.PlantChoice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `armature control recover`.
@Command(
        name = "recover",
        description = "Let the arm of a running 'armature control' go on after a stop or a fault.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A fault ends when its cause is gone; what the answer names in brackets still stands in the way.",
            "",
            "Example:",
            "  armature control recover --name left"
        })
public final class ControlRecover implements Callable<Integer> {

    @Option(
            names = "--name",
            description = "Of the control process (default ${DEFAULT-VALUE}).",
            defaultValue = "panda")
    private String name = "panda";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Operator operator = new Operator(SharedNames.file(name), PlantChoice.TWIN.robot());
        spec.commandLine().getOut().println("the arm is in " + operator.say(OperatorEnd.Order.RECOVER));
        spec.commandLine().getOut().flush();
        return Exit.OK;
    }
}
