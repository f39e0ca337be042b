package dev.armature.launch.command;

import dev.armature.core.UserError;
import dev.armature.launch.Exit;
import dev.armature.launch.Interrupts;
import dev.armature.launch.Progress;
import dev.armature.sim.demonstrate.DemonstrationRecorder;
import dev.armature.sim.demonstrate.DemonstrationRecorder.Recorded;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.Tasks;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `armature record`: demonstrations into a LeRobot dataset.
@Command(
        name = "record",
        description = "Collect demonstrations on the twin into a LeRobot v3 dataset.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every episode is durable when it and those before it have ended. Ctrl-C loses at most the ones being",
            "played, and the same command goes on where it stopped. The same task and seed give the same dataset; one",
            "that began with another seed is refused.",
            "",
            "Examples:",
            "  armature record --teleop scripted --task place --episodes 300",
            "  armature dataset info runs/datasets/place"
        })
public final class RecordCommand implements Callable<Integer> {

    /// Who moves the arm.
    enum Teleop {
        /// The task's scripted expert.
        SCRIPTED
    }

    @Option(names = "--teleop", description = "Who moves the arm: ${COMPLETION-CANDIDATES}.", defaultValue = "scripted")
    private Teleop teleop = Teleop.SCRIPTED;

    @Option(names = "--task", description = "lift, place or insert.", defaultValue = "place")
    private String taskName = "place";

    @Option(names = "--episodes", description = "Episodes in the dataset when done (default 50).", defaultValue = "50")
    private int episodes = 50;

    @Option(
            names = {"--out", "--root"},
            description = "The dataset's folder (default runs/datasets/TASK).")
    private @Nullable Path out;

    @Option(names = "--seed", description = "Seed of the first episode (default 100000).", defaultValue = "100000")
    private long seed = 100_000;

    @Option(names = "--threads", description = "How many episodes play at once (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (episodes < 1 || threads < 1) {
            throw new UserError("armature record", "--episodes and --threads must be positive", "Give 1 or more.");
        }
        Task task = Tasks.named(taskName);
        Path root = out == null ? Path.of("runs", "datasets", taskName) : out;
        DemonstrationRecorder recorder = new DemonstrationRecorder(task, threads);
        Recorded recorded = Interrupts.guard(
                () -> {
                    try (Progress progress = Progress.of("recording " + taskName, episodes)) {
                        return recorder.record(
                                root,
                                episodes,
                                seed,
                                (stored, played) -> progress.to(stored, "of " + played + " played"));
                    }
                },
                "The episodes in " + root + " are whole; the same command goes on.");
        String of = "episodes of '" + taskName + "' by the " + teleop.name().toLowerCase(Locale.ROOT) + " operator in "
                + root;
        spec.commandLine().getOut().println(told(recorded, of));
        return Exit.OK;
    }

    /// @param of what the episodes are of, and where they lie
    static String told(Recorded recorded, String of) {
        if (recorded.before() == recorded.stored()) {
            return "There are already " + recorded.stored() + " " + of + "; nothing was to be done.";
        }
        return recorded.stored() + " " + of + " (" + recorded.before() + " were there, " + recorded.played()
                + " were played)";
    }
}
