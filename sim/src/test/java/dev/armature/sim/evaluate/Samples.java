package dev.armature.sim.evaluate;

import dev.armature.sim.evaluate.EpisodeResult.Milestone;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Made-up evaluations for tests.
final class Samples {

    private Samples() {}

    /// `n` episodes of a policy that succeeds at `rate` and calls the network `first` times in the first inference and
    /// `calls` times in each later one, one inference in `execute` steps.
    static PolicyResults policy(String name, int n, double rate, int first, int calls, int execute, long timingSeed) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        SplittableRandom timing = new SplittableRandom(timingSeed);
        List<EpisodeResult> episodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean success = random.nextDouble() < rate;
            int inferences = 10 + random.nextInt(5);
            List<Long> nanos = new ArrayList<>();
            for (int j = 0; j < inferences; j++) {
                nanos.add((j == 0 ? first : calls) * (100_000L + timing.nextInt(20_000)));
            }
            episodes.add(new EpisodeResult(
                    1000 + i,
                    success,
                    success
                            ? List.of(new Milestone("grasped", 1.25), new Milestone("placed", 3.5))
                            : List.of(new Milestone("grasped", 1.5)),
                    inferences * execute,
                    first + (long) calls * (inferences - 1),
                    first,
                    nanos,
                    0.001 + 0.001 * random.nextDouble(),
                    4 + random.nextDouble(),
                    success ? "" : "time is up",
                    ""));
        }
        return new PolicyResults(name, "sampler of " + name, "ab".repeat(32), episodes);
    }
}
