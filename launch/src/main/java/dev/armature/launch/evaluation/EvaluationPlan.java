package dev.armature.launch.evaluation;

import dev.armature.core.UserError;
import dev.armature.policies.onnx.Provider;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Task;
import dev.armature.sim.trial.Trial;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// What shall be evaluated.
///
/// @param policy folder or zip
/// @param task that it shall do
/// @param trials ways of running it, the subject first; all on the same seeds
/// @param episodes of each trial
/// @param seed of the first episode; the following ones count up
/// @param perturbations what differs from nominal
/// @param threads episodes at a time
/// @param route from the loop to the twin
/// @param provider that computes the policy's network
public record EvaluationPlan(
        Path policy,
        Task task,
        List<Trial> trials,
        int episodes,
        long seed,
        PerturbationSpec perturbations,
        int threads,
        Route route,
        Provider provider) {

    /// @throws UserError when nothing would be played, or a trial twice
    public EvaluationPlan {
        trials = List.copyOf(trials);
        if (episodes < 1 || threads < 1) {
            throw new UserError("--episodes " + episodes + " --threads " + threads, "must be 1 or more", "Give more.");
        }
        if (trials.isEmpty() || new HashSet<>(trials).size() != trials.size()) {
            throw new UserError("--sampler", "names a sampler twice, or none", "Name each of them once.");
        }
    }

    /// The same with the twin in process and the network on the CPU: it repeats bit for bit.
    public EvaluationPlan(
            Path policy,
            Task task,
            List<Trial> trials,
            int episodes,
            long seed,
            PerturbationSpec perturbations,
            int threads) {
        this(policy, task, trials, episodes, seed, perturbations, threads, Route.DIRECT, Provider.CPU);
    }

    /// What differs from nominal, in words; empty when nothing does.
    public String perturbationName() {
        return perturbations.describe();
    }

    /// The seeds in words, such as `1000 … 1199`.
    public String seeds() {
        return seed + " … " + (seed + episodes - 1);
    }
}
