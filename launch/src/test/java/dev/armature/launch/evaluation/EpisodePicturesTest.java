package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.launch.report.Filmstrip;
import dev.armature.policies.onnx.Provider;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Tasks;
import dev.armature.sim.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The policy that ships, played again for the camera.
final class EpisodePicturesTest {

    private static final Path SHIPPED = Path.of("..", "models", "place");

    private static EvaluationPlan plan(Route route) {
        return new EvaluationPlan(
                SHIPPED,
                Tasks.named("place"),
                List.of(Trial.parse("rti")),
                1,
                1000,
                PerturbationSpec.NONE,
                1,
                route,
                Provider.CPU);
    }

    private static List<Filmstrip> pictures(Route route, Evaluation evaluation) {
        return EpisodePictures.of(
                plan(route),
                evaluation.plan().trials().getFirst(),
                evaluation.results().getFirst().episodes());
    }

    @Test
    void shouldShowTheEpisodeOverTheRouteThatItTook() throws InterruptedException {
        Evaluation direct = Evaluation.run(plan(Route.DIRECT));
        List<Filmstrip> shown = pictures(Route.DIRECT, direct);
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().frames()).hasSize(6);
        assertThat(shown.getFirst().caption())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "rti@1, seed 1000: success after %.1f s",
                        direct.results().getFirst().episodes().getFirst().simulatedSeconds()));
        assertThat(shown.equals(pictures(Route.DIRECT, direct)))
                .as("in process it repeats")
                .isTrue();
        assertThat(shown.equals(pictures(Route.FCI, direct)))
                .as("behind the wire the twin moves a little otherwise")
                .isFalse();
        assertThat(direct.results().getFirst().sampler()).endsWith(" execute=1 through=direct");
    }
}
