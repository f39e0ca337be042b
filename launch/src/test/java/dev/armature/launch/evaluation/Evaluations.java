package dev.armature.launch.evaluation;

import dev.armature.core.ActionSpec;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.policies.file.NetworkFile;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.policies.file.Provenance;
import dev.armature.policies.onnx.Provider;
import dev.armature.policies.onnx.ProviderChoice;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Tasks;
import dev.armature.sim.trial.Trial;
import dev.armature.sim.trial.TrialEpisode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Made-up evaluations of `place`.
final class Evaluations {

    private Evaluations() {}

    private static PolicyManifest manifest() {
        Diffusion diffusion = new Diffusion(NoiseSchedule.Kind.LINEAR, 10, 1);
        return new PolicyManifest(
                "p",
                "place",
                "Apache-2.0",
                new Provenance("d", 0, "c", 1, "t", "", "2026-01-01"),
                new ObservationLayout(
                        1, List.of(new ObservedTensor("s", List.of("a"), "m", "", List.of(0.0), List.of(1.0)))),
                new ActionLayout(
                        ActionSpec.Kind.CARTESIAN_POSITION,
                        "base",
                        0.1,
                        2,
                        1.5,
                        List.of(ActionDim.continuous("x", "m", "", List.of(), List.of()))),
                NetworkFile.DEFAULT,
                diffusion,
                diffusion.untuned());
    }

    /// An episode of which only the path matters; it took 0.5 s and one more for each seed.
    static TrialEpisode episode(long seed, boolean success, float... xy) {
        List<float[]> path = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            path.add(new float[] {xy[i], xy[i + 1]});
        }
        return new TrialEpisode(Episodes.episode(seed, success, 4, 1, 1000, 0.01), path, 0.5 + seed);
    }

    /// One trial for each list of episodes.
    static Evaluation of(List<List<TrialEpisode>> episodes) {
        List<Trial> trials = new ArrayList<>();
        List<PolicyResults> results = new ArrayList<>();
        for (int i = 0; i < episodes.size(); i++) {
            trials.add(new Trial("ddim-" + (i + 1), 1));
            results.add(new PolicyResults(
                    trials.get(i).name(),
                    "",
                    "",
                    episodes.get(i).stream().map(TrialEpisode::result).toList()));
        }
        EvaluationPlan plan =
                new EvaluationPlan(Path.of("p"), Tasks.named("place"), trials, 1, 0, PerturbationSpec.NONE, 1);
        return new Evaluation(
                plan,
                manifest(),
                new ProviderChoice(Provider.CUDA, "it is faster"),
                episodes,
                results,
                EvaluationTable.of(results));
    }
}
