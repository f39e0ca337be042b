package dev.armature.launch.command;

import dev.armature.launch.Exit;
import dev.armature.launch.Home;
import dev.armature.launch.evaluation.Evaluation;
import dev.armature.launch.evaluation.EvaluationFiles;
import dev.armature.launch.evaluation.EvaluationPlan;
import dev.armature.launch.evaluation.Goals;
import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.sim.live.LiveRun;
import dev.armature.sim.perturb.PerturbationSpec;
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

/// `armature demo`: the whole loop at work, and what real-time iteration makes of it.
@Command(
        name = "demo",
        description = "See it work: a Panda twin at 1 kHz, moved by a diffusion policy, with and without RTI.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "First an episode with RTI and one with full DDPM in real time: 1 kHz control, the",
            "policy beside it, and how old its actions are. Then the same seeds with four samplers,",
            "in lock-step on all cores: the table, and a report with pictures. With --check it ends",
            "with 1 when a goal is missed.",
            "",
            "Examples:",
            "  armature demo",
            "  armature demo --episodes 20          a quick look",
            "  armature demo --live 5               five episodes of each in real time",
            "  armature demo --policy runs/place    a policy of your own"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int EPISODES = 200;
    private static final String TASK = "place";
    private static final List<String> SAMPLERS = List.of(Goals.RTI, "ddim-10@1", Goals.EVERY_EIGHT, Goals.EVERY_STEP);

    @Option(names = "--policy", description = "A folder or zip with policy.yaml (default: the shipped one).")
    private @Nullable Path policy;

    @Option(names = "--out", description = "Folder of the report (default runs/demo).")
    private Path out = Path.of("runs", "demo");

    @Option(names = "--check", description = "End with 1 when a goal is missed.")
    private boolean check;

    @Mixin
    private final EvaluationOptions options = new EvaluationOptions(EPISODES);

    @Mixin
    private final LiveOption live = new LiveOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path shown = policy == null ? Home.models().resolve(TASK) : policy;
        EvaluationPlan plan = options.plan(shown, Tasks.named(TASK), SAMPLERS, PerturbationSpec.NONE);
        EvaluationFiles files = options.files(out, "Real-time iteration beside DDIM and DDPM, on the same seeds");
        options.check(plan, files);
        List<LiveRun> runs = live.play(plan, spec);
        Evaluation evaluation = options.play(plan, files, runs);
        PrintWriter print = spec.commandLine().getOut();
        List<Highlight> goals = Goals.of(evaluation.table());
        for (Highlight goal : goals) {
            print.printf(
                    "  %-10s %-44s %-16s %s%n",
                    goal.value(), goal.label(), goal.goal(), goal.holds() ? "holds" : "MISSED");
        }
        Path page = files.write(evaluation, goals, runs);
        print.printf("%nReport with pictures: %s%n", page.toAbsolutePath());
        print.flush();
        return check && !goals.stream().allMatch(Highlight::holds) ? Exit.FAILURE : Exit.OK;
    }
}
