package dev.armature.sim.demonstrate;

import dev.armature.sim.episode.EpisodeListener;
import dev.armature.sim.evaluate.EpisodeResult;
import java.util.List;

/// One episode as it will be stored.
///
/// @param rows one for each policy step
/// @param result how it went
record Demonstration(List<Row> rows, EpisodeResult result) {

    Demonstration {
        rows = List.copyOf(rows);
    }

    /// One row of the dataset; arrays are copies.
    record Row(float[] state, float[] environment, float[] action, float[] sent, long captureNanos) {

        static Row of(EpisodeListener.Step step) {
            return new Row(
                    step.state().clone(),
                    step.environment().clone(),
                    step.action().clone(),
                    step.sent().clone(),
                    Math.round(step.scene().timeSeconds() * 1e9));
        }
    }
}
