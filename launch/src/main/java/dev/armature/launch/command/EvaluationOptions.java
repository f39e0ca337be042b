package dev.armature.launch.command;

import dev.armature.launch.Interrupts;
import dev.armature.launch.evaluation.Evaluation;
import dev.armature.launch.evaluation.EvaluationFiles;
import dev.armature.launch.evaluation.EvaluationPlan;
import dev.armature.launch.evaluation.Route;
import dev.armature.launch.live.LiveText;
import dev.armature.sim.evaluate.TableText;
import dev.armature.sim.live.LiveRun;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Task;
import dev.armature.sim.trial.Trial;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What `evaluate` and `demo` have in common: how many episodes on which seeds, what is left of them, and the
/// steps from a plan to its table. Use it as a mixin.
final class EvaluationOptions {

    @Option(names = "--episodes", description = "Episodes of each sampler (default ${DEFAULT-VALUE}).")
    private int episodes;

    @Option(names = "--seed", description = "Seed of the first episode (default ${DEFAULT-VALUE}).")
    private long seed = 1000;

    @Option(names = "--threads", description = "How many episodes play at once (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--through",
            paramLabel = "direct|fci",
            description =
                    "What lies between loop and twin: nothing (direct, the default), or the robot's own wire: fci,"
                            + " our server and client over sockets in lock-step.")
    private Route route = Route.DIRECT;

    @Mixin
    private final ProviderOption provider = new ProviderOption();

    @Option(names = "--no-pictures", description = "No camera pictures in the report; then EGL is not needed.")
    private boolean noPictures;

    @Mixin
    private final JsonFile json = new JsonFile();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec command;

    /// @param episodes of each sampler, unless told otherwise
    EvaluationOptions(int episodes) {
        this.episodes = episodes;
    }

    /// The plan for `policy`, the first of `samplers` being the subject.
    ///
    /// @throws dev.armature.core.UserError when a sampler is not known or nothing would be played
    EvaluationPlan plan(Path policy, Task task, List<String> samplers, PerturbationSpec perturbations) {
        List<Trial> trials = samplers.stream().map(Trial::parse).toList();
        return new EvaluationPlan(
                policy, task, trials, episodes, seed, perturbations, threads, route, provider.provider());
    }

    /// What is left in `folder`.
    EvaluationFiles files(Path folder, String title) {
        return new EvaluationFiles(folder, title, Typed.line(command), !noPictures);
    }

    /// Refuses, before hours of work, what could not be written or shown.
    ///
    /// @throws dev.armature.core.UserError with the way out
    void check(EvaluationPlan plan, EvaluationFiles files) {
        files.check(plan.task());
        json.check();
    }

    /// Plays `plan` and prints its table.
    ///
    /// @param live episodes against the clock that were played before, for `--json`
    /// @throws InterruptedException on Ctrl-C; then nothing was written
    Evaluation play(EvaluationPlan plan, EvaluationFiles files, List<LiveRun> live) throws Exception {
        Evaluation evaluation = Interrupts.guard(() -> Evaluation.run(plan), "Nothing was written.");
        json.write(List.of(LiveText.json(files.info(evaluation).json(), live)));
        PrintWriter out = command.commandLine().getOut();
        out.println("ONNX Runtime " + evaluation.choice());
        out.println(TableText.render(evaluation.table()));
        evaluation.note().ifPresent(out::println);
        out.flush();
        return evaluation;
    }
}
