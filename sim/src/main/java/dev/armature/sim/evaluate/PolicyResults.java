package dev.armature.sim.evaluate;

import dev.armature.sim.evaluate.statistics.Latency;
import dev.armature.sim.evaluate.statistics.SuccessRate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// All episodes of one policy with one setting of its sampler: one row of the table.
///
/// @param name short, unique in an evaluation, such as `RTI ddim [25]`
/// @param sampler the setting in full, such as `rti posterior=ddim steps=[25] execute=1`
/// @param policySha256 of the policy's files, in hex
/// @param episodes in the order in which they count, each seed once
public record PolicyResults(String name, String sampler, String policySha256, List<EpisodeResult> episodes) {

    /// @throws IllegalArgumentException when a seed occurs twice
    public PolicyResults {
        episodes = List.copyOf(episodes);
        Set<Long> seeds = new HashSet<>();
        for (EpisodeResult episode : episodes) {
            if (!seeds.add(episode.seed())) {
                throw new IllegalArgumentException(name + ": seed " + episode.seed() + " occurs twice");
            }
        }
    }

    /// How often it succeeded.
    public SuccessRate success() {
        return new SuccessRate(
                (int) episodes.stream().filter(EpisodeResult::success).count(), episodes.size());
    }

    /// Network calls per control step in steady state: all but the first inference of each episode, over the steps
    /// that followed the first chunk. Over all steps when no episode had a second inference; 0 without steps.
    public double callsPerStep() {
        double calls = 0;
        double steps = 0;
        double allCalls = 0;
        double allSteps = 0;
        for (EpisodeResult episode : episodes) {
            int inferences = episode.inferenceNanos().size();
            allCalls += episode.networkCalls();
            allSteps += episode.steps();
            if (inferences > 1) {
                calls += episode.networkCalls() - episode.firstNetworkCalls();
                steps += (double) episode.steps() * (inferences - 1) / inferences;
            }
        }
        if (steps > 0) {
            return calls / steps;
        }
        return allSteps > 0 ? allCalls / allSteps : 0;
    }

    /// Mean network calls of an episode, the first inference included.
    public double callsPerEpisode() {
        return mean(EpisodeResult::networkCalls);
    }

    /// Mean of the episodes' jerk in m.
    public double jerk() {
        return mean(EpisodeResult::jerk);
    }

    /// Mean length of an episode in simulated seconds.
    public double simulatedSeconds() {
        return mean(EpisodeResult::simulatedSeconds);
    }

    /// Time of one whole inference in steady state: all but the first of each episode. Of the first ones when there
    /// are no others.
    public Latency latency() {
        List<Long> nanos = new ArrayList<>();
        for (EpisodeResult episode : episodes) {
            List<Long> own = episode.inferenceNanos();
            nanos.addAll(own.subList(Math.min(1, own.size()), own.size()));
        }
        return nanos.isEmpty() ? firstLatency() : Latency.of(nanos);
    }

    /// Time of the first inference of each episode, which starts from pure noise whatever the sampler.
    public Latency firstLatency() {
        List<Long> nanos = new ArrayList<>();
        for (EpisodeResult episode : episodes) {
            nanos.addAll(episode.inferenceNanos()
                    .subList(0, Math.min(1, episode.inferenceNanos().size())));
        }
        return Latency.of(nanos);
    }

    private double mean(ToDoubleFunction<EpisodeResult> value) {
        return episodes.stream().mapToDouble(value).average().orElse(0);
    }
}
