package dev.armature.launch.command;

import dev.armature.controller.process.ControlLaw;
import dev.armature.controller.process.ControlProcess;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.core.UserError;
import dev.armature.core.shared.SharedNames;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.launch.Exit;
import dev.armature.launch.Interrupts;
import dev.armature.launch.control.ControlRun;
import dev.armature.launch.control.ControlSettings;
import dev.armature.launch.control.ControlText;
import dev.armature.launch.control.PlantChoice;
import dev.armature.sim.task.Tasks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `armature control`: the control process.
@Command(
        name = "control",
        description = "Run a robot's 1 kHz loop in a process of its own, moved by a policy in another one.",
        mixinStandardHelpOptions = true,
        subcommands = {ControlCircle.class, ControlStop.class, ControlRecover.class},
        footer = {
            "",
            "State, law, safety filter and robot live here, in a small JVM on a real-time thread; a policy joins",
            "through shared memory. When it gives nothing new the arm holds; when its process dies the arm is stopped",
            "after 0.5 s, and goes on when the next one joins. Ctrl-C ends it.",
            "",
            "--realtime: 'enforce' refuses to run without SCHED_FIFO and locked memory, as a robot wants; 'try' takes",
            "what is granted and says what is not; 'off' asks for nothing. 'armature doctor' measures what it brings.",
            "",
            "Examples:",
            "  armature control                         the twin waits for a policy",
            "  armature control circle --seconds 20     from another terminal: moves it in a circle",
            "  armature control stop                    and from a third: it holds, until 'control recover'",
            "  armature control --robot panda --address 172.16.0.2 --realtime enforce",
            "  armature control --realtime enforce --name left --black-box left.csv",
            "  armature control --safety cell.yaml      keys: docs/guides/keys.md"
        })
public final class ControlCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_534;

    @Option(
            names = "--robot",
            description = "${COMPLETION-CANDIDATES}: the twin in this process (default), or a Panda over FCI.",
            defaultValue = "twin")
    private PlantChoice plant = PlantChoice.TWIN;

    @Option(names = "--address", paramLabel = "HOST", description = "Where the Panda is (default 127.0.0.1).")
    private String address = "127.0.0.1";

    @Option(names = "--port", description = "TCP port of the Panda's arm (default 1337); its hand has the next one.")
    private int port = FciVersion.ROBOT_PORT;

    @Option(names = "--task", description = "The twin's scene: lift, place (default) or insert.")
    private String task = "place";

    @Option(names = "--seed", description = "Where the task's objects lie (default 0).", defaultValue = "0")
    private long seed;

    @Option(
            names = "--law",
            description = "${COMPLETION-CANDIDATES} (default cartesian_impedance).",
            defaultValue = "cartesian_impedance")
    private ControlLaw law = ControlLaw.CARTESIAN_IMPEDANCE;

    @Option(
            names = "--safety",
            paramLabel = "FILE",
            description =
                    "YAML of what the safety filter keeps the arm from: tables, boxes, a workspace, limits of age.")
    private @Nullable Path safety;

    @Option(
            names = "--realtime",
            description = "Real-time rights: ${COMPLETION-CANDIDATES} (default try).",
            defaultValue = "try")
    private RealtimeConfig realtime = RealtimeConfig.TRY;

    @Option(
            names = "--name",
            description = "By which a policy finds it (default ${DEFAULT-VALUE}).",
            defaultValue = "panda")
    private String name = "panda";

    @Option(names = "--seconds", description = "How long it runs (default: until Ctrl-C).")
    private double seconds = Double.POSITIVE_INFINITY;

    @Mixin
    private final BlackBoxFile blackBox = new BlackBoxFile();

    @Mixin
    private final JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!(seconds > 0)) {
            throw new UserError("--seconds " + seconds, "cannot be run", "Give more than 0.");
        }
        Tasks.named(task);
        if (port < 1 || port > MOST_PORT) {
            throw new UserError("--port " + port, "is no TCP port", "Give 1 to 65534.");
        }
        json.check();
        blackBox.check();
        SafetySettings usual = ControlProcess.safety(law);
        ControlSettings settings = new ControlSettings(
                plant,
                address,
                port,
                task,
                seed,
                law,
                safety == null ? usual : SafetySettings.load(safety, usual),
                realtime,
                SharedNames.file(name),
                seconds);
        ControlRun run = new ControlRun(settings, spec.commandLine().getErr());
        return Interrupts.guard(
                () -> {
                    try {
                        return report(run.run());
                    } finally {
                        // above all when the robot was lost
                        ControlProcess loop = run.process();
                        if (loop != null) {
                            blackBox.write(loop.loop().safety());
                        }
                    }
                },
                "The arm holds, the loop stops.");
    }

    private int report(ControlProcess loop) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ControlText.summary(loop).forEach(out::println);
        out.flush();
        json.write(List.of(ControlText.json(loop)));
        return Exit.OK;
    }
}
