package dev.armature.launch.evaluation;

import dev.armature.launch.Progress;
import dev.armature.policies.diffusion.SamplerSettings;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.policies.onnx.Provider;
import dev.armature.policies.onnx.ProviderChoice;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import dev.armature.sim.trial.Trial;
import dev.armature.sim.trial.TrialEpisode;
import dev.armature.sim.trial.TrialRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A plan that was carried out.
///
/// @param plan what was asked for
/// @param manifest of the policy
/// @param choice what computed its network, and why
/// @param episodes of each trial, in the order of the seeds
/// @param results the same as rows of the table
/// @param table what they come to
public record Evaluation(
        EvaluationPlan plan,
        PolicyManifest manifest,
        ProviderChoice choice,
        List<List<TrialEpisode>> episodes,
        List<PolicyResults> results,
        EvaluationTable table) {

    /// Plays all episodes of `plan` and tells of each.
    ///
    /// @throws InterruptedException when this thread was interrupted; nothing is left behind
    public static Evaluation run(EvaluationPlan plan) throws InterruptedException {
        try (PolicyFolder policy = PolicyFolder.open(plan.policy(), plan.provider());
                Progress progress = Progress.of(
                        "evaluating", (long) plan.episodes() * plan.trials().size())) {
            TrialRunner runner =
                    new TrialRunner(plan.task(), policy, plan.perturbations(), plan.threads(), plan.route()::to);
            Tally tally = new Tally(plan.trials());
            List<List<TrialEpisode>> episodes =
                    runner.run(plan.trials(), plan.episodes(), plan.seed(), (trial, episode) -> {
                        tally.add(trial, episode.result());
                        progress.to(tally.played(), tally.text());
                    });
            List<PolicyResults> results = new ArrayList<>();
            for (int i = 0; i < plan.trials().size(); i++) {
                Trial trial = plan.trials().get(i);
                List<EpisodeResult> mine =
                        episodes.get(i).stream().map(TrialEpisode::result).toList();
                results.add(new PolicyResults(
                        trial.name(),
                        sampler(policy.manifest(), trial) + " execute=" + trial.execute() + " through=" + plan.route(),
                        policy.manifest().network().sha256(),
                        mine));
            }
            return new Evaluation(
                    plan, policy.manifest(), policy.choice(), episodes, results, EvaluationTable.of(results));
        }
    }

    /// Whether it would come out the same bit for bit if it were run again. Sockets and a GPU's order of sums leave
    /// differences in the last digits, and contacts make them grow.
    public boolean repeats() {
        return plan.route() == Route.DIRECT && choice.provider() == Provider.CPU;
    }

    /// What to tell of a perturbation that this policy cannot notice.
    public Optional<String> note() {
        return VisualAxes.note(plan.perturbations(), manifest.observation());
    }

    /// Wall-clock seconds of each trial's episodes, one after the other.
    public List<Double> seconds() {
        return episodes.stream()
                .map(mine ->
                        mine.stream().mapToDouble(TrialEpisode::wallSeconds).sum())
                .toList();
    }

    private static String sampler(PolicyManifest manifest, Trial trial) {
        int levels = manifest.diffusion().trainLevels();
        return SamplerSettings.parse(trial.sampler(), manifest.sampler(), levels)
                .text(manifest.diffusion().schedule(), levels);
    }
}
