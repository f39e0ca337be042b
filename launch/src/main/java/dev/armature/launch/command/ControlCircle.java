package dev.armature.launch.command;

import dev.armature.core.UserError;
import dev.armature.core.shared.SharedNames;
import dev.armature.launch.Exit;
import dev.armature.launch.Interrupts;
import dev.armature.launch.control.CirclePolicy;
import dev.armature.launch.control.PlantChoice;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `armature control circle`: the smallest policy process.
@Command(
        name = "circle",
        description = "Join a running 'armature control' and draw a level circle of 5 cm in 8 s.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It reads states and gives a set-point every 20 ms, as any policy process does. Kill it with -9 to see",
            "what the control process does without it.",
            "",
            "Example:",
            "  armature control circle --seconds 60"
        })
public final class ControlCircle implements Callable<Integer> {

    @Option(
            names = "--name",
            description = "Of the control process (default ${DEFAULT-VALUE}).",
            defaultValue = "panda")
    private String name = "panda";

    @Option(names = "--seconds", description = "How long (default 10).", defaultValue = "10")
    private double seconds = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!(seconds > 0)) {
            throw new UserError("--seconds " + seconds, "cannot be run", "Give more than 0.");
        }
        CirclePolicy policy = new CirclePolicy(SharedNames.file(name), PlantChoice.TWIN.robot(), seconds);
        CirclePolicy.Result result = Interrupts.guard(policy::run, "The arm holds.");
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "circle         %.1f s, %d set-points, %.1f mm rms from target to end effector, held %d ticks%n",
                        result.seconds(),
                        result.setpoints(),
                        result.errorMm(),
                        result.heldTicks());
        spec.commandLine().getOut().flush();
        return Exit.OK;
    }
}
