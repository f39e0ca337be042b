package dev.armature.launch.report;

import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EpisodeResult.Milestone;
import dev.armature.sim.evaluate.PolicyResults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Made-up episodes.
final class Made {
    /// Texts that would break a page that does not escape them.
    static final List<String> HOSTILE =
            List.of("a<b>&\"c'", "</svg></div><script>x()</script>", "]]>", "<!--", "&amp;", "é\u0000\uFFFF😀", "");

    private Made() {}

    /// An episode of 40 steps that reached `milestones`; it succeeded when no failure is given.
    static EpisodeResult episode(long seed, String failure, String... milestones) {
        List<Milestone> reached =
                Arrays.stream(milestones).map(name -> new Milestone(name, 1)).toList();
        return new EpisodeResult(
                seed, failure.isEmpty(), reached, 40, 139, 100, List.of(9_000_000L, 400_000L), 0.001, 4, failure, "");
    }

    /// `n` episodes from seed 0 on, of which the last `failures` fail.
    static PolicyResults policy(String name, int n, int failures) {
        List<EpisodeResult> episodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            episodes.add(episode(i, i < n - failures ? "" : "dropped"));
        }
        return new PolicyResults(name, "ddim-10 execute=1", "", episodes);
    }

    /// `count` policies of `n` episodes; policy i fails i times.
    static List<PolicyResults> policies(int count, int n) {
        List<PolicyResults> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            out.add(policy("policy " + i, n, Math.min(n, i)));
        }
        return out;
    }
}
