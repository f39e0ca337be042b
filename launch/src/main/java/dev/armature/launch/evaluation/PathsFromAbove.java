package dev.armature.launch.evaluation;

import dev.armature.launch.report.TopDown;
import dev.armature.sim.trial.TrialEpisode;
import java.util.ArrayList;
import java.util.List;

/// Where the hand went, seen from above: one drawing a trial, in the same frame, so that their modes can be compared.
final class PathsFromAbove {

    private static final int MOST = 60;

    private PathsFromAbove() {}

    /// Drawings of all trials; empty when an evaluation played nothing.
    static List<TopDown> of(Evaluation evaluation) {
        List<TopDown> out = new ArrayList<>();
        List<TopDown.Shape> shapes = TableLayout.of(evaluation.plan().task());
        for (int t = 0; t < evaluation.results().size(); t++) {
            List<TopDown.Path> paths = evaluation.episodes().get(t).stream()
                    .limit(MOST)
                    .map(PathsFromAbove::path)
                    .toList();
            out.add(new TopDown(evaluation.results().get(t).name(), shapes, paths));
        }
        return out;
    }

    private static TopDown.Path path(TrialEpisode episode) {
        List<TopDown.Point> points =
                episode.path().stream().map(p -> new TopDown.Point(p[0], p[1])).toList();
        return new TopDown.Path(mode(episode), points);
    }

    /// By success and by the side on which the path passes the line y = 0 in the middle of the table.
    private static String mode(TrialEpisode episode) {
        if (!episode.result().success()) {
            return "failed";
        }
        List<float[]> path = episode.path();
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i - 1)[1] < 0 && path.get(i)[1] >= 0) {
                return path.get(i)[0] < 0.5 ? "near side of the middle" : "far side of the middle";
            }
        }
        return "success";
    }
}
