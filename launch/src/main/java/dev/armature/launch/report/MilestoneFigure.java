package dev.armature.launch.report;

import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.PolicyResults;
import java.util.ArrayList;
import java.util.List;

/// How far each policy's episodes came: the share of episodes by the last milestone that they reached.
final class MilestoneFigure {

    private static final List<Double> TICKS = List.of(0.0, 25.0, 50.0, 75.0, 100.0);

    private MilestoneFigure() {}

    static void draw(Markup out, List<PolicyResults> policies, List<String> milestones) {
        int stages = milestones.size() + 2;
        legend(out, milestones, stages);
        Lanes lanes = new Lanes(out, "share of episodes by the last milestone reached", TICKS);
        for (int i = 0; i < policies.size(); i++) {
            PolicyResults policy = policies.get(i);
            int[] counts = counts(policy, milestones);
            int n = Math.max(1, policy.episodes().size());
            lanes.begin(i, policy.name());
            double left = 0;
            // Success first, so that its bars have a common base line.
            for (int stage = stages - 1; stage >= 0; stage--) {
                double width = 100.0 * counts[stage] / n;
                if (counts[stage] > 0) {
                    lanes.bar(left, left + width, 6, 18, shade(stage, stages));
                }
                left += width;
            }
            lanes.end(counts[stages - 1] + " of " + policy.episodes().size());
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

    private static void legend(Markup out, List<String> milestones, int stages) {
        List<String> names = new ArrayList<>();
        names.add("nothing reached");
        milestones.forEach(name -> names.add("only " + name));
        names.add("success");
        out.open("p", "class", "legend");
        for (int stage = stages - 1; stage >= 0; stage--) {
            out.open("span")
                    .text("i", "", "class", "swatch " + shade(stage, stages))
                    .plain(names.get(stage))
                    .close("span");
        }
        out.close("p").newline();
    }

    /// One of five shades, from nothing (`s0`) to success (`s4`).
    private static String shade(int stage, int stages) {
        return "s" + Math.round(4.0 * stage / (stages - 1));
    }
}
