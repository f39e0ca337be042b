package dev.armature.launch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.training.diffusion.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void shouldRefuseToPutAPolicyWhereSomethingElseLies(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("README.md"), "words");
        assertRefused(file, "is a file");
        Files.createDirectories(folder.resolve("set/meta"));
        Files.writeString(folder.resolve("set/meta/info.json"), "{}");
        assertRefused(folder.resolve("set"), "holds a dataset");
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/policy.yaml"), "kind: diffusion");
        assertRefused(folder.resolve("mine"), "was not trained there");
        Files.createDirectories(folder.resolve("mine/training"));
        TrainDiffusion.checkOut(folder.resolve("mine"));
        TrainDiffusion.checkOut(folder.resolve("new"));
    }

    private static void assertRefused(Path out, String why) {
        assertThatThrownBy(() -> TrainDiffusion.checkOut(out))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("--out " + out, why, "Name a");
    }

    @Test
    void shouldTellWhereTheCheckpointIs() {
        assertThat(stopped(1)).contains("after 1 of 900 steps", "runs/mine/training", "goes on from there");
    }
}
