package dev.armature.launch.command;

import dev.armature.core.shared.OperatorEnd;
import dev.armature.core.shared.SharedNames;
import dev.armature.launch.Exit;
import dev.armature.launch.control.Operator;
import dev.armature.launch.control.PlantChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `--name`, for the commands that give a running control process an order. Use it as a mixin.
public final class OperatorOrder {

    @Option(
            names = "--name",
            description = "Of the control process (default ${DEFAULT-VALUE}).",
            defaultValue = "panda")
    private String name = "panda";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    /// Orders, and prints what comes of it.
    ///
    /// @return the exit code
    int give(OperatorEnd.Order order) {
        Operator operator = new Operator(SharedNames.file(name), PlantChoice.TWIN.robot());
        spec.commandLine().getOut().println("the arm is in " + operator.say(order));
        spec.commandLine().getOut().flush();
        return Exit.OK;
    }
}
