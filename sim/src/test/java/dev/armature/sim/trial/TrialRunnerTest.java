package dev.armature.sim.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Policy;
import dev.armature.core.UserError;
import dev.armature.sim.episode.FakePolicy;
import dev.armature.sim.episode.ShortLift;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {

    private static final List<Trial> TRIALS = List.of(new Trial("calm", 1), new Trial("wild", 1), new Trial("wild", 3));
    private static final int EPISODES = 3;
    private static final TrialRunner.Listener NOBODY = (trial, episode) -> {};
    private static final PerturbationSpec PERTURBED =
            new PerturbationSpec(0, 0, 0, 0, 0, 0.02, 0.3, 0.3, 0.05, 0.15, 0.3);

    private final Task task = new ShortLift(1);
    private final ConcurrentLinkedQueue<FakePolicy> made = new ConcurrentLinkedQueue<>();

    @Test
    void shouldPlayEveryTrialOnTheSameSeeds() throws InterruptedException {
        List<List<TrialEpisode>> byTrial = play(PerturbationSpec.NONE, 1);
        assertThat(byTrial).hasSize(TRIALS.size());
        for (List<TrialEpisode> episodes : byTrial) {
            assertThat(episodes.stream().map(e -> e.result().seed())).containsExactly(40L, 41L, 42L);
        }
        for (int episode = 0; episode < EPISODES; episode++) {
            float[] start = byTrial.getFirst().get(episode).path().getFirst();
            for (List<TrialEpisode> episodes : byTrial) {
                assertThat(episodes.get(episode).path().getFirst()).isEqualTo(start);
            }
        }
        assertThat(byTrial.get(0).get(0).path().getFirst())
                .isNotEqualTo(byTrial.get(0).get(1).path().getFirst());
    }

    @Test
    void shouldRunEachTrialAsItSays() throws InterruptedException {
        List<List<TrialEpisode>> byTrial = play(PerturbationSpec.NONE, 2);
        for (int episode = 0; episode < EPISODES; episode++) {
            EpisodeResult calm = byTrial.get(0).get(episode).result();
            EpisodeResult wild = byTrial.get(1).get(episode).result();
            EpisodeResult thrifty = byTrial.get(2).get(episode).result();
            assertThat(calm.inferenceNanos()).hasSize(calm.steps());
            assertThat(thrifty.inferenceNanos()).hasSize((thrifty.steps() + 2) / 3);
            assertThat(wild.jerk()).isGreaterThan(calm.jerk());
            assertThat(byTrial.get(0).get(episode).path()).hasSize(calm.steps());
        }
    }

    @Test
    void shouldComeToTheSameOnAnyNumberOfThreads() throws InterruptedException {
        for (PerturbationSpec spec : List.of(PerturbationSpec.NONE, PERTURBED)) {
            assertThat(bits(play(spec, 3))).isEqualTo(bits(play(spec, 1)));
        }
    }

    @Test
    void shouldPerturbTheTrialsOfASeedAlikeAndWriteItDown() throws InterruptedException {
        List<List<TrialEpisode>> byTrial = play(PERTURBED, 2);
        for (int episode = 0; episode < EPISODES; episode++) {
            String expected = PERTURBED.sample(40 + episode).describe();
            for (List<TrialEpisode> episodes : byTrial) {
                assertThat(episodes.get(episode).result().perturbation()).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldTellOfEachEpisodeOnce() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        new TrialRunner(task, this::policy, PerturbationSpec.NONE, 2)
                .run(
                        TRIALS,
                        2,
                        40,
                        (trial, e) -> heard.add(trial.name() + " " + e.result().seed()));
        assertThat(heard)
                .containsExactlyInAnyOrder(
                        "calm@1 40", "wild@1 40", "wild@3 40", "calm@1 41", "wild@1 41", "wild@3 41");
    }

    @Test
    void shouldMakeAPolicyForEachThreadAndCloseItAfterwards() throws InterruptedException {
        play(PERTURBED, 2);
        // a thread may find nothing left to play, never more than its own
        assertThat(made.size()).isIn(TRIALS.size(), 2 * TRIALS.size());
        assertThat(made).allMatch(FakePolicy::closed);
    }

    @Test
    void shouldPassOnWhyASamplerIsRefused() {
        TrialRunner runner = new TrialRunner(task, this::policy, PerturbationSpec.NONE, 2);
        assertThatThrownBy(() -> runner.run(List.of(new Trial("magic", 1)), 2, 1, NOBODY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("magic");
    }

    private List<List<TrialEpisode>> play(PerturbationSpec spec, int threads) throws InterruptedException {
        return new TrialRunner(task, this::policy, spec, threads).run(TRIALS, EPISODES, 40, NOBODY);
    }

    private Policy policy(String sampler) {
        Double gain = Map.of("calm", 0.0, "wild", 0.05).get(sampler);
        if (gain == null) {
            throw new UserError("sampler '" + sampler + "'", "is not known", "Use calm or wild.");
        }
        FakePolicy policy = new FakePolicy(task, gain);
        made.add(policy);
        return policy;
    }

    /// Everything that must repeat, that is all but the wall clock.
    private static List<String> bits(List<List<TrialEpisode>> byTrial) {
        return byTrial.stream()
                .flatMap(List::stream)
                .map(e -> e.result().seed() + " " + e.result().steps() + " "
                        + e.result().failure() + " "
                        + Double.toHexString(e.result().jerk()) + " "
                        + e.result().perturbation() + " "
                        + e.path().stream()
                                .map(p -> Float.toHexString(p[0]) + "," + Float.toHexString(p[1]))
                                .toList())
                .toList();
    }
}
