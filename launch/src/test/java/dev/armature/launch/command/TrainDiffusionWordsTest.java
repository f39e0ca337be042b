package dev.armature.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.training.diffusion.TrainingResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TrainDiffusionWordsTest {

    private static String stopped(int step) {
        return TrainDiffusion.stopped(
                new TrainingResult(Path.of("runs/mine"), step, false, Double.NaN, Double.NaN), 900);
    }

    @Test
    void shouldNotSpeakOfACheckpointBeforeTheFirstStep() {
        assertThat(stopped(0)).contains("before the first step", "starts over").doesNotContain("checkpoint");
    }

    @Test
    void shouldTellWhereTheCheckpointIs() {
        assertThat(stopped(1)).contains("after 1 of 900 steps", "runs/mine/training", "goes on from there");
    }
}
