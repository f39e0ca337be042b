package dev.armature.launch.report;

import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.PolicyResults;
import java.util.List;

/// How far each policy's episodes came: the share of episodes by the last milestone that they reached.
final class MilestoneFigure {

    private static final List<Double> TICKS = List.of(0.0, 25.0, 50.0, 75.0, 100.0);

    private MilestoneFigure() {}

    static void draw(Markup out, List<PolicyResults> policies, List<String> milestones) {
        List<int[]> all =
                policies.stream().map(policy -> counts(policy, milestones)).toList();
        int success = milestones.size() + 1;
        legend(out, milestones, all);
        Lanes lanes = new Lanes(out, "share of episodes by the last milestone reached", TICKS);
        for (int i = 0; i < policies.size(); i++) {
            PolicyResults policy = policies.get(i);
            int[] counts = all.get(i);
            int n = Math.max(1, policy.episodes().size());
            lanes.begin(i, policy.name());
            double left = 0;
            // Success first, so that its bars have a common base line.
            for (int stage = success; stage >= 0; stage--) {
                double width = 100.0 * counts[stage] / n;
                if (counts[stage] > 0) {
                    out.empty(
                            "rect",
                            "x",
                            Markup.number(left) + "%",
                            "width",
                            Markup.number(Math.min(width, 100 - left)) + "%",
                            "y",
                            "6",
                            "height",
                            "18",
                            "class",
                            shade(stage, success),
                            "style",
                            mix(stage, success));
                }
                left += width;
            }
            lanes.end(counts[success] + " of " + policy.episodes().size());
        }
        lanes.finish(i -> Markup.number(TICKS.get(i)), "episodes, %");
    }

    /// Episodes by stage: nothing reached, each milestone, success.
    static int[] counts(PolicyResults policy, List<String> milestones) {
        int[] counts = new int[milestones.size() + 2];
        for (EpisodeResult episode : policy.episodes()) {
            int stage = 0;
            for (int m = 0; m < milestones.size(); m++) {
                if (episode.reached(milestones.get(m))) {
                    stage = m + 1;
                }
            }
            counts[episode.success() ? counts.length - 1 : stage]++;
        }
        return counts;
    }

    /// The stages at which any episode ended, and success.
    private static void legend(Markup out, List<String> milestones, List<int[]> counts) {
        int success = milestones.size() + 1;
        out.open("p", "class", "legend");
        for (int stage = success; stage >= 0; stage--) {
            int at = stage;
            if (stage == success || counts.stream().anyMatch(own -> own[at] > 0)) {
                out.open("span")
                        .text("i", "", "class", "swatch " + shade(stage, success), "style", mix(stage, success))
                        .plain(
                                stage == success
                                        ? "success"
                                        : stage == 0
                                                ? "nothing"
                                                : "up to "
                                                        + milestones
                                                                .get(stage - 1)
                                                                .replace('_', ' '))
                        .close("span");
            }
        }
        out.close("p").newline();
    }

    private static String shade(int stage, int success) {
        return stage == success ? "stage full" : stage == 0 ? "stage none" : "stage";
    }

    /// How far along a milestone is, for the style sheet to mix its colour.
    private static String mix(int stage, int success) {
        return "--t: " + Markup.number(100.0 * Math.max(stage - 1, 0) / Math.max(1, success - 2)) + "%";
    }
}
