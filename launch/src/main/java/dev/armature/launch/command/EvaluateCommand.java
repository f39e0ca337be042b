package dev.armature.launch.command;

import dev.armature.launch.Exit;
import dev.armature.launch.evaluation.Evaluation;
import dev.armature.launch.evaluation.EvaluationFiles;
import dev.armature.launch.evaluation.EvaluationFolder;
import dev.armature.launch.evaluation.EvaluationPlan;
import dev.armature.launch.evaluation.Goals;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.Tasks;
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

/// `armature evaluate`: a policy on its task, with the statistics that tell two samplers apart.
@Command(
        name = "evaluate",
        description = "Play a policy on the twin: success with its interval, latency, network calls, jerk.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A sampler is ddpm-100, ddim-10, rti, rti:ddim:25,10,3,0, and so on; @8 behind it carries out 8 rows of",
            "each chunk. Several --sampler play the same seeds and are compared; the first is the subject.",
            "On the CPU and straight to the twin an evaluation repeats bit for bit: eval_info.json differs only under",
            "`timing`. Over the robot's wire (--through fci) and on a GPU it repeats only nearly.",
            "Without --out no evaluation takes another's place: the second of runs/eval/place/mine lies in mine-2.",
            "",
            "Examples:",
            "  armature evaluate models/place",
            "  armature evaluate runs/place --sampler rti --sampler ddpm-100@8 --episodes 200",
            "  armature evaluate models/place --perturb shaken.yaml --out runs/eval/shaken"
        })
public final class EvaluateCommand implements Callable<Integer> {

    private static final int EPISODES = 100;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Option(names = "--task", description = "lift, place or insert (default: what the policy was trained for).")
    private @Nullable String task;

    @Option(
            names = "--sampler",
            paramLabel = "SAMPLER[@ROWS]",
            defaultValue = "rti",
            description = "How chunks are made; may be given several times (rti).")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private List<String> samplers;

    @Option(
            names = "--perturb",
            paramLabel = "YAML",
            description = "How far lights, masses, latency and the like may differ from nominal.")
    private @Nullable Path perturb;

    @Option(
            names = {"--out", "--output_dir"},
            description = "Folder for eval_info.json and report.html, in place of those that lie there (default: a new"
                    + " one, runs/eval/TASK/POLICY).")
    private @Nullable Path out;

    @Mixin
    private final EvaluationOptions options = new EvaluationOptions(EPISODES);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Task played = Tasks.named(task == null ? trainedFor() : task);
        EvaluationPlan plan = options.plan(
                policy.path(),
                played,
                samplers,
                perturb == null ? PerturbationSpec.NONE : PerturbationSpec.load(perturb));
        Path folder = out == null ? EvaluationFolder.next(Path.of("runs", "eval"), played.name(), policy.path()) : out;
        EvaluationFiles files = options.files(folder, "Policy for '" + played.name() + "' on the twin");
        options.check(plan, files);
        Evaluation evaluation = options.play(plan, files, List.of());
        PrintWriter print = spec.commandLine().getOut();
        Path page = files.write(evaluation, Goals.of(evaluation.table()), List.of());
        print.println("Report: " + page.toAbsolutePath());
        print.println("Figures: " + folder.resolve("eval_info.json").toAbsolutePath());
        print.flush();
        return Exit.OK;
    }

    private String trainedFor() {
        try (PolicyFolder folder = PolicyFolder.open(policy.path())) {
            return folder.manifest().task();
        }
    }
}
