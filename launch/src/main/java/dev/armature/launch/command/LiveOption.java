package dev.armature.launch.command;

import dev.armature.launch.Interrupts;
import dev.armature.launch.evaluation.EvaluationPlan;
import dev.armature.launch.evaluation.Goals;
import dev.armature.launch.live.LiveEpisodes;
import dev.armature.launch.live.LiveText;
import dev.armature.sim.live.LiveRun;
import dev.armature.sim.trial.Trial;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// `--live N`: the first episodes of an evaluation against the clock, before it plays them all in lock-step. Use it as
/// a mixin.
final class LiveOption {

    private static final List<String> SAMPLERS = List.of(Goals.RTI, Goals.EVERY_STEP);

    @Option(
            names = "--live",
            paramLabel = "N",
            description =
                    "Before the table, N episodes of RTI and of full DDPM in real time (default ${DEFAULT-VALUE}; 0: none).")
    private int episodes = 1;

    /// Plays the first episodes of `plan`, telling each second on standard error and the table on standard output.
    ///
    /// @throws InterruptedException on Ctrl-C; then nothing was written
    /// @throws dev.armature.core.UserError when there cannot be so many
    List<LiveRun> play(EvaluationPlan plan, CommandSpec spec) throws Exception {
        List<Trial> trials = plan.trials().stream()
                .filter(trial -> SAMPLERS.contains(trial.name()))
                .toList();
        LiveEpisodes live =
                new LiveEpisodes(plan.policy(), plan.provider(), plan.task(), trials, episodes, plan.seed());
        List<LiveRun> runs = Interrupts.guard(() -> live.play(spec.commandLine().getErr()), "Nothing was written.");
        if (!runs.isEmpty()) {
            spec.commandLine().getOut().println(LiveText.table(runs));
            spec.commandLine().getOut().flush();
        }
        return runs;
    }
}
