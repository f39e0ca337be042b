package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.core.UserError;
import dev.armature.launch.CodeVersion;
import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.sim.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an evaluation leaves on disk, without cameras.
final class EvaluationFilesTest {

    @TempDir
    private Path folder;

    private static Evaluation evaluation() {
        return Evaluations.of(List.of(
                List.of(Evaluations.episode(0, true, 0.4f, -0.1f, 0.4f, 0.1f), Evaluations.episode(1, false)),
                List.of(Evaluations.episode(0, true, 0.6f, -0.1f, 0.6f, 0.1f), Evaluations.episode(1, true))));
    }

    @Test
    void shouldWriteFiguresAndPageIntoANewFolder() throws IOException {
        Path out = folder.resolve("runs/new");
        EvaluationFiles files = new EvaluationFiles(out, "A <title>", "armature evaluate --x", false);
        files.check(Tasks.named("place"));
        Path page = files.write(evaluation(), List.of(new Highlight("÷ 25", "calls", "goal", true)), List.of());
        assertThat(page).isEqualTo(out.resolve("report.html"));
        assertThat(Files.readString(page))
                .contains("<h1>A &lt;title&gt;</h1>", "÷ 25", "armature evaluate --x", "ddim-1@1", "ddim-2@1")
                .contains("near side of the obstacle", "far side of the obstacle", "failed")
                .doesNotContain("What the camera saw", "data:image/png");
        JsonNode info =
                new ObjectMapper().readTree(out.resolve("eval_info.json").toFile());
        assertThat(info.isObject()).isTrue();
        assertThat(info.toString()).contains("armature evaluate --x", "ddim-1@1", "place");
    }

    @Test
    void shouldSayTheSameInFiguresAndPage() throws IOException {
        EvaluationFiles files = new EvaluationFiles(folder, "t", "c", false);
        files.write(evaluation(), List.of(), List.of());
        assertThat(Files.readString(folder.resolve("report.html"))).contains(CodeVersion.commit(), "50.0 %", "100.0 %");
        assertThat(files.info(evaluation()).codeCommit()).isEqualTo(CodeVersion.commit());
        assertThat(files.info(evaluation()).machine())
                .startsWith(Host.machine())
                .endsWith("; ONNX Runtime runs on cuda: it is faster");
        assertThat(Files.readString(folder.resolve("report.html"))).contains(Route.DIRECT.words());
        assertThat(Files.readString(folder.resolve("report.html")))
                .as("computed by CUDA, which adds in another order")
                .doesNotContain("bit for bit");
    }

    @Test
    void shouldRefuseAFolderThatIsAFileBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path wrong : List.of(file, file.resolve("below"))) {
            EvaluationFiles files = new EvaluationFiles(wrong, "t", "c", false);
            assertThatThrownBy(() -> files.check(Tasks.named("place")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("--out " + wrong, "cannot be written", "another folder");
            assertThatThrownBy(() -> files.write(evaluation(), List.of(), List.of()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("--out " + wrong);
        }
    }
}
