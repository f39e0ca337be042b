package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.launch.report.TopDown;
import dev.armature.sim.trial.TrialEpisode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which paths are drawn, and to which group each belongs.
final class PathsFromAboveTest {

    private static TopDown drawn(TrialEpisode... episodes) {
        return PathsFromAbove.of(Evaluations.of(List.of(List.of(episodes)))).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0.4, near side of the obstacle",
        "true, 0.48, near side of the obstacle",
        "true, 0.52, far side of the obstacle",
        "true, 0.6, far side of the obstacle",
        "false, 0.4, failed",
        "false, 0.6, failed"
    })
    void shouldGroupByTheSideOnWhichThePathPasses(boolean success, float x, String mode) {
        TopDown scene = drawn(Evaluations.episode(0, success, 0.45f, -0.3f, 0.5f, -0.1f, x, 0.05f, 0.9f, 0.3f));
        assertThat(scene.paths()).extracting(TopDown.Path::mode).containsExactly(mode);
    }

    @Test
    void shouldTakeTheFirstCrossingTowardTheTray() {
        TopDown scene = drawn(
                Evaluations.episode(0, true, 0.4f, 0.1f, 0.4f, -0.1f, 0.6f, 0.1f, 0.4f, -0.1f, 0.3f, 0.1f),
                Evaluations.episode(1, true, 0.4f, -0.1f, 0.6f, 0.01f, 0.3f, 0.1f));
        assertThat(scene.paths())
                .extracting(TopDown.Path::mode)
                .containsExactly("far side of the obstacle", "far side of the obstacle");
    }

    @Test
    void shouldCallItSuccessWhereAPathNeverPasses() {
        TopDown scene = drawn(
                Evaluations.episode(0, true, 0.4f, -0.1f, 0.4f, -0.2f),
                Evaluations.episode(1, true, 0.4f, 0.2f, 0.4f, 0.1f),
                Evaluations.episode(2, true),
                Evaluations.episode(3, true, 0.4f, 0.1f, 0.4f, -0.1f));
        assertThat(scene.paths())
                .extracting(TopDown.Path::mode)
                .containsOnly("success")
                .hasSize(4);
    }

    @Test
    void shouldKeepThePointsInTheirOrder() {
        TopDown scene = drawn(Evaluations.episode(0, false, 0.25f, 0.5f, -0.125f, 0.75f));
        assertThat(scene.paths().getFirst().points())
                .containsExactly(new TopDown.Point(0.25, 0.5), new TopDown.Point(-0.125, 0.75));
    }

    @Test
    void shouldDrawAtMostSixtyPathsOfEachTrialInOneFrameOfThings() {
        List<TrialEpisode> many = new ArrayList<>();
        for (int i = 0; i < 75; i++) {
            many.add(Evaluations.episode(i, i < 60, 0.4f, 0.1f));
        }
        List<TopDown> scenes = PathsFromAbove.of(Evaluations.of(List.of(many, List.of(), many.subList(70, 75))));
        assertThat(scenes).extracting(TopDown::caption).containsExactly("ddim-1@1", "ddim-2@1", "ddim-3@1");
        assertThat(scenes.get(0).paths())
                .hasSize(60)
                .extracting(TopDown.Path::mode)
                .containsOnly("success");
        assertThat(scenes.get(1).paths()).isEmpty();
        assertThat(scenes.get(2).paths())
                .hasSize(5)
                .extracting(TopDown.Path::mode)
                .containsOnly("failed");
        assertThat(scenes.get(1).shapes()).isEqualTo(scenes.get(0).shapes()).isNotEmpty();
    }

    @Test
    void shouldSumTheSecondsOfEachTrial() {
        Evaluation evaluation = Evaluations.of(List.of(
                List.of(Evaluations.episode(0, true), Evaluations.episode(1, true)),
                List.of(),
                List.of(Evaluations.episode(2, false))));
        assertThat(evaluation.seconds()).containsExactly(2.0, 0.0, 2.5);
    }
}
