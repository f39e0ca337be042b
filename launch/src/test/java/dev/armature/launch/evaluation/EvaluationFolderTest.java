package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluationFolderTest {

    @TempDir
    private Path root;

    private Path next(String policy) {
        return EvaluationFolder.next(root, "place", Path.of(policy));
    }

    @ParameterizedTest
    @CsvSource({"runs/mine, mine", "runs/mine/, mine", "/else/mine.zip, mine", "models/x/../mine, mine", "/, policy"})
    void shouldNameWhatIsEvaluated(String policy, String name) {
        assertThat(next(policy)).isEqualTo(root.resolve("place").resolve(name));
        assertThat(root).as("only named, not made").isEmptyDirectory();
    }

    @Test
    void shouldNeverNameAFolderThatHoldsAnEarlierEvaluation() throws IOException {
        evaluated("mine");
        assertThat(next("runs/mine")).isEqualTo(root.resolve("place/mine-2"));
        evaluated("mine-2");
        assertThat(next("runs/mine")).isEqualTo(root.resolve("place/mine-3"));
        assertThat(next("runs/other")).isEqualTo(root.resolve("place/other"));
        assertThat(EvaluationFolder.next(root, "lift", Path.of("runs/mine"))).isEqualTo(root.resolve("lift/mine"));
    }

    @Test
    void shouldNotTakeTheEmptyFolderOfAnEvaluationThatStillPlays() throws IOException {
        Files.createDirectories(root.resolve("place/mine"));
        assertThat(next("runs/mine")).isEqualTo(root.resolve("place/mine-2"));
    }

    @Test
    void shouldPassOverAFileOfThatName() throws IOException {
        Files.createDirectories(root.resolve("place"));
        Files.writeString(root.resolve("place/mine"), "notes");
        assertThat(next("runs/mine")).isEqualTo(root.resolve("place/mine-2"));
    }

    private void evaluated(String name) throws IOException {
        Path folder = Files.createDirectories(root.resolve("place").resolve(name));
        Files.writeString(folder.resolve("eval_info.json"), "{}");
    }
}
