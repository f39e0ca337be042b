package dev.armature.launch.evaluation;

import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.PolicyResults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Made-up episodes of 40 steps.
final class Episodes {

    private Episodes() {}

    /// One episode with `calls` network calls in each inference after a first one of 100.
    static EpisodeResult episode(long seed, boolean success, int calls, int execute, long inferenceNanos, double jerk) {
        int inferences = 40 / execute;
        return new EpisodeResult(
                seed,
                success,
                List.of(),
                40,
                100 + (long) calls * (inferences - 1),
                100,
                Collections.nCopies(inferences, inferenceNanos),
                jerk,
                4,
                success ? "" : "touched the pillar",
                "");
    }

    /// `n` episodes of which the last `failures` fail.
    static PolicyResults policy(String name, int n, int failures, int calls, int execute, long nanos, double jerk) {
        List<EpisodeResult> episodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            episodes.add(episode(i, i < n - failures, calls, execute, nanos, jerk));
        }
        return new PolicyResults(name, name, "", episodes);
    }
}
