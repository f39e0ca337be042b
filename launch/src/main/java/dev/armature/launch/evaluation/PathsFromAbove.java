package dev.armature.launch.evaluation;

import dev.armature.launch.report.TopDown;
import dev.armature.sim.trial.TrialEpisode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the hand went, seen from above: one drawing a trial, in the same frame, so that their modes can be compared.
final class PathsFromAbove {

    private static final int MOST = 60;
    private static final String OBSTACLE = "obstacle";
    private static final String SUCCESS = "success";

    private PathsFromAbove() {}

    /// Drawings of all trials; empty when an evaluation played nothing.
    static List<TopDown> of(Evaluation evaluation) {
        List<TopDown> out = new ArrayList<>();
        List<TopDown.Shape> shapes = TableLayout.of(evaluation.plan().task());
        Optional<TopDown.Point> obstacle = shapes.stream()
                .filter(shape -> shape.label().equals(OBSTACLE))
                .map(TopDown.Shape::centre)
                .findFirst();
        for (int t = 0; t < evaluation.results().size(); t++) {
            List<TopDown.Path> paths = evaluation.episodes().get(t).stream()
                    .limit(MOST)
                    .map(episode -> new TopDown.Path(mode(episode, obstacle), points(episode)))
                    .toList();
            out.add(new TopDown(evaluation.results().get(t).name(), shapes, paths));
        }
        return out;
    }

    private static List<TopDown.Point> points(TrialEpisode episode) {
        return episode.path().stream().map(p -> new TopDown.Point(p[0], p[1])).toList();
    }

    /// By success and, where an obstacle stands in the way, by the side on which the path passes it.
    private static String mode(TrialEpisode episode, Optional<TopDown.Point> obstacle) {
        if (!episode.result().success()) {
            return "failed";
        }
        return obstacle.flatMap(at -> side(episode.path(), at)).orElse(SUCCESS);
    }

    /// The side on which a path first passes `obstacle` from right to left, as the robot sees it.
    private static Optional<String> side(List<float[]> path, TopDown.Point obstacle) {
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i - 1)[1] < obstacle.y() && path.get(i)[1] >= obstacle.y()) {
                return Optional.of((path.get(i)[0] < obstacle.x() ? "near" : "far") + " side of the obstacle");
            }
        }
        return Optional.empty();
    }
}
