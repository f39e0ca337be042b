package dev.armature.launch.report;

import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.PolicyResults;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every episode: one column for each seed, one lane for each policy; failures are marked.
///
/// Seeds are sorted by how many policies fail on them, so that what is hard for all stands together.
final class SeedFigure {

    private SeedFigure() {}

    static void draw(Markup out, List<PolicyResults> policies) {
        Map<Long, Integer> failures = new HashMap<>();
        for (PolicyResults policy : policies) {
            for (EpisodeResult episode : policy.episodes()) {
                failures.merge(episode.seed(), episode.success() ? 0 : 1, Integer::sum);
            }
        }
        List<Long> seeds = failures.keySet().stream()
                .sorted(Comparator.comparing((Long seed) -> -failures.getOrDefault(seed, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Lanes lanes = new Lanes(out, "outcome of every episode by seed", List.of());
        for (int i = 0; i < policies.size(); i++) {
            lane(out, lanes, i, policies.get(i), seeds);
        }
        lanes.finish(tick -> "", seeds.size() + " seeds");
    }

    private static void lane(Markup out, Lanes lanes, int index, PolicyResults policy, List<Long> seeds) {
        Map<Long, EpisodeResult> bySeed = new HashMap<>();
        policy.episodes().forEach(episode -> bySeed.put(episode.seed(), episode));
        double width = 100.0 / Math.max(1, seeds.size());
        int failed = 0;
        lanes.begin(index, policy.name());
        lanes.bar(0, 100, 4, 22, "passed");
        for (int s = 0; s < seeds.size(); s++) {
            EpisodeResult episode = bySeed.get(seeds.get(s));
            if (episode != null && episode.success()) {
                continue;
            }
            failed += episode == null ? 0 : 1;
            String words = episode == null ? "not run" : episode.failure();
            out.open(
                            "rect",
                            "x",
                            Markup.number(s * width) + "%",
                            "width",
                            Markup.number(width) + "%",
                            "y",
                            "4",
                            "height",
                            "22",
                            "class",
                            episode == null ? "missing" : "failed")
                    .text("title", "seed " + seeds.get(s) + ": " + words)
                    .close("rect");
        }
        lanes.end(failed + " failed");
    }
}
