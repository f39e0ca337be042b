package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Tasks;
import dev.armature.sim.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluationPlanTest {

    private static EvaluationPlan plan(int episodes, long seed, int threads, String... samplers) {
        return new EvaluationPlan(
                Path.of("policy"),
                Tasks.named("place"),
                Arrays.stream(samplers).map(Trial::parse).toList(),
                episodes,
                seed,
                PerturbationSpec.NONE,
                threads);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -3"})
    void shouldRefuseToPlayNothing(int episodes, int threads) {
        assertThatThrownBy(() -> plan(episodes, 0, threads, "rti"))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("--episodes " + episodes, "--threads " + threads, "1 or more");
    }

    @Test
    void shouldRefuseATrialTwiceOrNone() {
        assertThatThrownBy(() -> plan(1, 0, 1)).isInstanceOf(UserError.class).hasMessageContaining("--sampler");
        assertThatThrownBy(() -> plan(1, 0, 1, "rti", "ddim-10", "rti"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> plan(1, 0, 1, "rti", "rti@1")).hasMessageContaining("twice");
        assertThat(plan(1, 0, 1, "rti@1", "rti@2").trials()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"1000, 200, 1000 … 1199", "0, 1, 0 … 0", "-3, 2, -3 … -2"})
    void shouldSayItsSeeds(long seed, int episodes, String words) {
        assertThat(plan(episodes, seed, 2, "rti").seeds()).isEqualTo(words);
    }

    @Test
    void shouldNotChangeWhenTheGivenListChanges() {
        List<Trial> trials = new ArrayList<>(List.of(Trial.parse("rti")));
        EvaluationPlan plan =
                new EvaluationPlan(Path.of("p"), Tasks.named("lift"), trials, 1, 0, PerturbationSpec.NONE, 1);
        trials.clear();
        assertThat(plan.trials()).containsExactly(new Trial("rti", 1));
    }

    @Property(tries = 100)
    void shouldTallyWhateverOrderEpisodesEndIn(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int trials,
            @ForAll @IntRange(min = 0, max = 60) int n) {
        Random random = new Random(seed);
        List<Trial> all = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            all.add(new Trial("s" + i, 1 + i));
        }
        int[] played = new int[trials];
        int[] won = new int[trials];
        Tally tally = new Tally(all);
        for (int e = 0; e < n; e++) {
            int t = random.nextInt(trials);
            boolean success = random.nextBoolean();
            tally.add(all.get(t), Episodes.episode(e, success, 4, 1, 1000, 0.01));
            played[t]++;
            won[t] += success ? 1 : 0;
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            words.add("s" + i + "@" + (1 + i) + " " + won[i] + "/" + played[i]);
        }
        assertThat(tally.text()).isEqualTo(String.join(", ", words));
        assertThat(tally.played()).isEqualTo(n);
    }
}
